package org.bailiwick.access;

import java.util.Map;
import org.bailiwick.json.JsonReader;
import org.bailiwick.request.HttpAnswer;

/** What is in verdicts. */
final class Verdicts {
    private Verdicts() {}

    /** The context of what is granted, and of anything else its reason. */
    static Object reasonOf(Verdict verdict) {
        return verdict.<Object>fold(Verdict.Granted::context, Verdict.Denied::reason, Verdict.Undecided::reason);
    }

    static HttpAnswer answerOf(Verdict verdict) {
        return verdict.fold(
                granted -> {
                    throw new AssertionError("granted");
                },
                Verdict.Denied::answer,
                Verdict.Undecided::answer);
    }

    static AccessContext contextOf(Verdict verdict) {
        return verdict.fold(
                Verdict.Granted::context,
                denied -> {
                    throw new AssertionError(denied);
                },
                undecided -> {
                    throw new AssertionError(undecided);
                });
    }

    static Map<String, Object> problemOf(Verdict verdict) {
        return JsonReader.object(answerOf(verdict).body()).orElseThrow();
    }
}
