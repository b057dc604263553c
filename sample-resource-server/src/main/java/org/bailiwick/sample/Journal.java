package org.bailiwick.sample;

import java.util.ArrayList;
import java.util.List;

/** Who asked whom on the way across domains, page by page. */
final class Journal {
    /** The party that nobody asks. */
    static final String CLIENT = "client";

    private final List<Page> pages = new ArrayList<>(List.of(new Page("", Flow.OTHER)));

    /** Begins a page that is not to be shown. */
    Page turn() {
        return turn("");
    }

    /** Begins a page of a client's way across domains. */
    Page turn(String title) {
        return turn(title, Flow.CLIENT_TO_RESOURCE_SERVER);
    }

    /** Begins a page; what is still under way stays on the one where it began. */
    synchronized Page turn(String title, Flow flow) {
        Page page = new Page(title, flow);
        pages.add(page);
        return page;
    }

    /** The page that is being written. */
    synchronized Page open() {
        return pages.get(pages.size() - 1);
    }

    /** The pages that are to be shown. */
    synchronized List<Page> shown() {
        return pages.stream().filter(page -> !page.title().isEmpty()).toList();
    }
}
