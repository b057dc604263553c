package org.bailiwick.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Who asked whom during one part of the tour. Safe for use by many threads: every party writes for itself. */
final class Page {
    private final String title;
    private final Flow flow;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @param title empty for a page that is not to be shown */
    Page(String title, Flow flow) {
        this.title = title;
        this.flow = flow;
    }

    String title() {
        return title;
    }

    /** Whose letters the steps have. */
    Flow flow() {
        return flow;
    }

    /**
     * Writes a question down as it is put.
     *
     * @return takes the answer down
     */
    Answering asked(String asker, String asked, Supplier<String> words) {
        Step question = new Step(asker, asked, Optional.empty(), words, System.nanoTime());
        add(question);
        return (status, at) -> add(new Step(asker, asked, Optional.of(question), () -> String.valueOf(status), at));
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
        return questions(step -> !step.asker().equals(Journal.CLIENT));
    }

    /** How many questions there were of this kind. */
    int questions(Predicate<Step> kind) {
        return (int)
                steps().stream().filter(step -> !step.isAnswer()).filter(kind).count();
    }

    /** The first exchange between the two that was about something below this path, if it is over. */
    Optional<Exchange> exchange(String asker, String asked, String path) {
        return steps().stream()
                .filter(Step::isAnswer)
                .filter(step -> step.isBetween(asker, asked) && step.isAbout(path))
                .findFirst()
                .map(Exchange::of);
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
    record Exchange(int status, Duration time) {
        static Exchange of(Step answer) {
            long begun = answer.question().orElse(answer).at();
            return new Exchange(Integer.parseInt(answer.words().get()), Duration.ofNanos(answer.at() - begun));
        }
    }
}
