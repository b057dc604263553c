package org.bailiwick.config;

import java.util.Map;

/** What the names in a map of the writer's choice may be. References in a name are not replaced. */
interface Naming {
    /** Names that match the pattern as a whole. */
    static Naming matching(String placeholder, String inWords, String pattern) {
        return new Naming() {
            @Override
            public boolean accepts(String name, Place key, Reading reading) {
                return name.matches(pattern);
            }

            @Override
            public String placeholder() {
                return placeholder;
            }

            @Override
            public String inWords() {
                return inWords;
            }

            @Override
            public Map<String, Object> schema() {
                return Schemas.matching(pattern);
            }
        };
    }

    /** Whether this is such a name; if not, nothing has been reported of it yet. */
    boolean accepts(String name, Place key, Reading reading);

    /** What stands for the name in the documentation. */
    String placeholder();

    /** What is expected, for people. */
    String inWords();

    /** What is expected, as a JSON Schema. */
    Map<String, Object> schema();
}
