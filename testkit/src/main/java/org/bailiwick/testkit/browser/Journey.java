package org.bailiwick.testkit.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From where a request comes, and over which redirects.
 *
 * @param start the page that asks; nothing where a person does
 * @param urls what was asked, one after another
 */
record Journey(Optional<URI> start, List<URI> urls) {
    Journey {
        urls = List.copyOf(urls);
    }

    URI url() {
        return urls.get(urls.size() - 1);
    }

    Journey onTo(URI next) {
        List<URI> longer = new ArrayList<>(urls);
        longer.add(next);
        return new Journey(start, longer);
    }

    /** Whether a page of another site asks for what is asked now. */
    boolean isForeign() {
        return start.filter(page -> !Site.isSameSite(page, url())).isPresent();
    }

    /** {@code Sec-Fetch-Site}: the widest way of all that were gone. */
    String site() {
        if (start.isEmpty()) {
            return "none";
        }
        URI page = start.get();
        if (urls.stream().allMatch(each -> Site.isSameOrigin(page, each))) {
            return "same-origin";
        }
        return urls.stream().allMatch(each -> Site.isSameSite(page, each)) ? "same-site" : "cross-site";
    }

    boolean isWithinOrigin() {
        return site().equals("same-origin") || start.isEmpty();
    }

    /** {@code Origin}: whose page asks, unless somebody else has redirected it meanwhile. */
    String origin() {
        if (start.isEmpty()) {
            return Site.origin(urls.get(0));
        }
        for (int at = 0; at + 1 < urls.size(); at++) {
            boolean stays = Site.isSameOrigin(urls.get(at), urls.get(at + 1));
            if (!stays && !Site.isSameOrigin(start.get(), urls.get(at))) {
                return "null";
            }
        }
        return Site.origin(start.get());
    }
}
