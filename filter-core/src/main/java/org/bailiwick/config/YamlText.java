package org.bailiwick.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Text in the part of YAML 1.2 that says what it looks like: one document, no anchors, aliases or tags, nested at most
 * {@value #MAX_DEPTH} deep, at most {@value #MAX_LENGTH} characters.
 */
final class YamlText {
    static final int MAX_DEPTH = 20;
    static final int MAX_LENGTH = 8 * 1024 * 1024;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(MAX_LENGTH)
            .setAllowNonScalarKeys(true)
            .build();

    private final Reading reading;
    private int documents;
    private int depth;
    private boolean composable = true;
    private Optional<Mark> soFar = Optional.empty();

    private YamlText(Reading reading) {
        this.reading = reading;
    }

    /** The place of the whole text, or nothing: then what is wrong with it has been reported. */
    static Optional<Place> read(String text, Reading reading) {
        if (text.length() > MAX_LENGTH) {
            reading.reportAt(1, 1, text.length() + " characters (expected: at most " + MAX_LENGTH + ")");
            return Optional.empty();
        }
        return new YamlText(reading).place(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private Optional<Place> place(String text) {
        try {
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                soFar = event.getEndMark();
                look(event);
            }
            if (!composable) {
                return Optional.empty();
            }
            Optional<Place> place = new Compose(SETTINGS).composeString(text).map(root -> new Place("", root));
            if (place.isEmpty()) {
                reading.reportAt(1, 1, "nothing (expected: a configuration)");
            }
            return place;
        } catch (YamlEngineException notYaml) {
            report(notYaml, text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException unforeseen) {
            // The parser lets these escape for some texts that break off, such as one that ends in "\\u.
            reportAt(soFar, "not YAML after this (expected: YAML 1.2)");
        }
        return Optional.empty();
    }

    private void look(Event event) {
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            refuse(event, "a second document (expected: one)");
            composable = false;
        } else if (event instanceof AliasEvent) {
            refuse(event, "an alias (expected: the value itself)");
            composable = false;
        } else if (event instanceof NodeEvent node) {
            lookAtNode(node);
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        }
    }

    private void lookAtNode(NodeEvent node) {
        node.getAnchor().ifPresent(anchor -> refuse(node, "an anchor (expected: none)"));
        tagOf(node).ifPresent(tag -> refuse(node, "a tag (expected: none)"));
        if (node instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<")) {
            refuse(node, "a merge key (expected: the merged keys themselves)");
            composable = false;
        }
        if (node instanceof CollectionStartEvent && ++depth == MAX_DEPTH + 1) {
            refuse(node, "nesting deeper than " + MAX_DEPTH + " (expected: at most that)");
            composable = false;
        }
    }

    private static Optional<String> tagOf(NodeEvent node) {
        return node instanceof ScalarEvent scalar
                ? scalar.getTag()
                : node instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    }

    private void refuse(Event event, String text) {
        reportAt(event.getStartMark(), text);
    }

    private void report(YamlEngineException notYaml, String text) {
        if (notYaml instanceof MarkedYamlEngineException marked) {
            reportAt(marked.getProblemMark(), "not YAML: " + marked.getProblem() + " (expected: YAML 1.2)");
        } else if (notYaml instanceof ReaderException unreadable) {
            String before = text.substring(0, Math.min(text.length(), unreadable.getPosition()));
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            int column = before.length() - before.lastIndexOf('\n');
            reading.reportAt(line, column, "a character that YAML forbids (expected: printable Unicode)");
        } else {
            reading.reportAt(1, 1, "not YAML: " + notYaml.getMessage() + " (expected: YAML 1.2)");
        }
    }

    private void reportAt(Optional<Mark> mark, String text) {
        reading.reportAt(
                mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, text);
    }
}
