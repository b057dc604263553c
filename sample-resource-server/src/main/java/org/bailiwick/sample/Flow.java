package org.bailiwick.sample;

/** The flows whose steps have letters where they are described. */
enum Flow {
    /** Token-Based Federation, steps A to J: a client goes across domains. */
    CLIENT_TO_RESOURCE_SERVER {
        @Override
        String letters(Step step) {
            if (step.asker().equals(Journal.CLIENT)) {
                return isAuthority(step.asked()) ? "CD" : "EJ";
            }
            return isAuthority(step.asker()) ? "GH" : "FI"; // in a longer chain, once more for each domain
        }
    },
    /** Token-Based Federation, steps A to N: a resource server goes across domains for its client. */
    RESOURCE_SERVER_TO_RESOURCE_SERVER {
        @Override
        String letters(Step step) {
            if (step.asker().equals(Journal.CLIENT)) {
                return isAuthority(step.asked()) ? "CD" : "EN";
            }
            if (!isAuthority(step.asked())) {
                return "HM";
            }
            if (isAuthority(step.asker())) {
                return "JK";
            }
            if (step.isAbout(TradeWords.PATH)) {
                return "FG";
            }
            return step.asked().equals("AS1") ? NONE : "IL"; // RS1's own questions about tokens
        }
    },
    /** A flow whose steps have none. */
    OTHER {
        @Override
        String letters(Step step) {
            return NONE;
        }
    };

    private static final String NONE = "  ";

    /** The step's letter; a space where it has none. */
    String letter(Step step) {
        return letters(step).substring(step.isAnswer() ? 1 : 0).substring(0, 1);
    }

    /** The letter of the question, then that of its answer. */
    abstract String letters(Step step);

    private static boolean isAuthority(String party) {
        return party.startsWith("AS");
    }
}
