package org.bailiwick.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who asked whom during one part of the tour. Safe for use by many threads: every party writes for itself. */
final class Page {
    private final String title;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @param title empty for a page that is not to be shown */
    Page(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Writes a question down as it is put.
     *
     * @return takes the answer down
     */
    Answering asked(String asker, String asked, Supplier<String> words) {
        add(new Step(asker, asked, false, words, System.nanoTime()));
        return (status, at) -> add(new Step(asker, asked, true, () -> String.valueOf(status), at));
    }

    private synchronized void add(Step step) {
        steps.add(step);
    }

    synchronized void remark(String words) {
        remarks.add(words);
    }

    /** In the order in which they happened. */
    synchronized List<Step> steps() {
        return steps.stream().sorted(Comparator.comparingLong(Step::at)).toList();
    }

    synchronized List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** How many questions were put by others than the client. */
    int questions() {
        return (int) steps().stream()
                .filter(step -> !step.isAnswer() && !step.asker().equals(Journal.CLIENT))
                .count();
    }

    /** The first exchange between the two, if it is over. */
    Optional<Exchange> exchange(String asker, String asked) {
        List<Step> both =
                steps().stream().filter(step -> step.isBetween(asker, asked)).toList();
        return both.size() < 2
                ? Optional.empty()
                : Optional.of(new Exchange(
                        Integer.parseInt(both.get(1).words().get()),
                        Duration.ofNanos(both.get(1).at() - both.get(0).at())));
    }

    /** Takes down the answer to one question. */
    @FunctionalInterface
    interface Answering {
        /** @param at when it went out or came in, as for {@link Step} */
        void ended(int status, long at);

        /** It goes out, or has come in, now. */
        default void ended(int status) {
            ended(status, System.nanoTime());
        }
    }

    /** What came of a question. */
    record Exchange(int status, Duration time) {}
}
