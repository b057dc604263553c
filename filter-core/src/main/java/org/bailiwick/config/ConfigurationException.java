package org.bailiwick.config;

import java.util.List;

/** A configuration that cannot be used; the message lists everything that is wrong with it, one problem a line. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        StringBuilder text = new StringBuilder("The configuration cannot be used: ")
                .append(problems.size())
                .append(problems.size() == 1 ? " problem" : " problems");
        problems.forEach(problem -> text.append("\n  ").append(problem));
        return text.toString();
    }

    /**
     * One thing that is wrong.
     *
     * @param source the file, or what the text came from
     * @param line counted from 1
     * @param column counted from 1
     * @param text what was found and what was expected; never a secret's value
     */
    public record Problem(String source, int line, int column, String text) {
        @Override
        public String toString() {
            return source + ":" + line + ":" + column + ": " + text;
        }
    }
}
