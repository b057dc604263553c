package org.bailiwick.config;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A place in the file.
 *
 * @param name what messages call it, such as {@code rules[2].path}; empty for the whole file
 * @param node what is written there
 */
record Place(String name, Node node) {
    private static final int LONGEST_SHOWN = 200;
    private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");

    Place member(String key, Node value) {
        String shown = withoutUserInfo(key);
        return new Place(name.isEmpty() ? shown : name + "." + shown, value);
    }

    Place item(int index, Node value) {
        return new Place(name + "[" + index + "]", value);
    }

    /** The line, counted from 1. */
    int line() {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** The column, counted from 1. */
    int column() {
        return node.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }

    /**
     * What is written there, fit for a message: {@code ${env:NAME}} is shown as such, never as what it stands for, and what
     * a URL says before an {@code @} is left out.
     */
    String shown() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getTag().equals(Tag.NULL) || scalar.getValue().isEmpty()
                    ? "nothing"
                    : abridged(withoutUserInfo(scalar.getValue()));
        }
        return node instanceof MappingNode ? "a map" : "a list";
    }

    /** Whether what is written there refers to something that must not be shown. */
    boolean isReference() {
        return node instanceof ScalarNode scalar && scalar.getValue().contains("${");
    }

    /** Without what is written there, which may be a secret. */
    @Override
    public String toString() {
        return "Place[" + name + ", " + line() + ":" + column() + "]";
    }

    private static String withoutUserInfo(String text) {
        return USER_INFO.matcher(text).replaceAll("//***@");
    }

    private static String abridged(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    }
}
