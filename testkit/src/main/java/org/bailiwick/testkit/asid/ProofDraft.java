package org.bailiwick.testkit.asid;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A proof that is about to be written: what it covers, what it shows, and the key. True until a flaw changes it. */
final class ProofDraft {
    private final Consumer consumer;
    private final String resource;
    private final Instant time;
    private final Map<Part, String> covered = new LinkedHashMap<>();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private byte[] key;
    private UnaryOperator<String> spelling = signature -> "\"" + signature + "\"";
    private UnaryOperator<String> slip = text -> text;

    ProofDraft(Consumer consumer, String resource, Instant time, Canonical truth) {
        this.consumer = consumer;
        this.resource = resource;
        this.time = time;
        this.key = consumer.proofKey(resource);
        covered.put(Part.METHOD, truth.method());
        covered.put(Part.URL, truth.url());
        covered.put(Part.BODY, truth.bodyHash());
        say(Part.C_ID, truth.consumer());
        say(Part.A_SID, truth.sid());
        say(Part.A_UID, truth.uid());
        say(Part.TS, truth.time());
        say(Part.NONCE, truth.nonce());
    }

    Consumer consumer() {
        return consumer;
    }

    String resource() {
        return resource;
    }

    /** A parameter, covered as it is shown. */
    ProofDraft say(Part part, String value) {
        covered.put(part, value);
        return show(part, part == Part.TS ? value : "\"" + value + "\"");
    }

    /** What is covered, whatever is shown or sent. */
    ProofDraft cover(Part part, String value) {
        covered.put(part, value);
        return this;
    }

    ProofDraft cover(Part part, UnaryOperator<String> change) {
        return cover(part, change.apply(get(part)));
    }

    /** What is shown, quotes included, whatever is covered. */
    ProofDraft show(Part part, String text) {
        shown.put(part.parameter(), text);
        return this;
    }

    ProofDraft hide(Part part) {
        shown.remove(part.parameter());
        return this;
    }

    /** {@code ts} this much later than it should be. */
    ProofDraft later(Duration difference) {
        return say(Part.TS, String.valueOf(time.plus(difference).getEpochSecond()));
    }

    ProofDraft signWith(byte[] otherKey) {
        this.key = otherKey;
        return this;
    }

    /** How the signature is written after {@code sig=}; the whole parameter is left out when that is nothing. */
    ProofDraft spell(UnaryOperator<String> change) {
        this.spelling = change;
        return this;
    }

    /** Changes the text of the field. */
    ProofDraft slip(UnaryOperator<String> change) {
        this.slip = change;
        return this;
    }

    String get(Part part) {
        return covered.getOrDefault(part, "");
    }

    String signature() {
        Canonical canonical = new Canonical(
                get(Part.METHOD),
                get(Part.URL),
                get(Part.C_ID),
                get(Part.A_SID),
                get(Part.A_UID),
                get(Part.TS),
                get(Part.NONCE),
                get(Part.BODY));
        return canonical.signature(key);
    }

    String authorization() {
        Map<String, String> parameters = new LinkedHashMap<>(shown);
        parameters.put("sig", spelling.apply(signature()));
        String text = parameters.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(", "));
        return slip.apply("ASID " + text);
    }

    /** What a proof speaks of. */
    enum Part {
        METHOD,
        URL,
        BODY,
        C_ID,
        A_SID,
        A_UID,
        TS,
        NONCE;

        String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
