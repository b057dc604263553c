package org.bailiwick.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bailiwick.benchmarks.Trials.Rounds;
import org.bailiwick.keys.SignatureAlgorithm;

/** Puts measured results as tables into a page, in place of those that are there. */
public final class Report {
    private static final String COLD_HEAD = """

            **A new token**, µs (bytes allocated)

            | | provider | signature alone | Bailiwick | Spring | jose4j | of the signature alone | than Spring |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private static final String KNOWN_HEAD = """

            **A known token**, ns (bytes allocated)

            | tokens | SHA-256 and one look-up | whole decision | times the floor | audit log, off | times the floor |
            | --- | --- | --- | --- | --- | --- |
            """;

    private static final String RULES_HEAD = """

            **Finding the rule**, ns (bytes allocated)

            | requests for | among 10 rules | among 10,000 rules | ratio |
            | --- | --- | --- | --- |
            """;

    private static final String REFUSALS_HEAD = """

            **Turning a request away**, its answer included, ns (bytes allocated)

            | flaw | cost |
            | --- | --- |
            """;

    private Report() {}

    /**
     * Rewrites the tables of a page.
     *
     * @param args the page, then the results, one file for each JDK
     */
    public static void main(String[] args) throws IOException {
        Path page = Path.of(args[0]);
        StringBuilder tables = new StringBuilder();
        for (String name : List.of(args).subList(1, args.length)) {
            Path results = Path.of(name);
            tables.append(
                    tables(Trials.read(Files.readAllBytes(results)), Files.readString(Conditions.besides(results))));
        }
        Page.rewrite(page, "tables", tables.toString());
    }

    static String tables(Trials trials, String conditions) {
        return "\n" + conditions + "\n" + cold(trials) + known(trials) + rules(trials) + refusals(trials) + "\n";
    }

    private static String cold(Trials trials) {
        StringBuilder rows = new StringBuilder(COLD_HEAD);
        for (SignatureAlgorithm algorithm : ColdVerification.ALGORITHMS) {
            for (Crypto crypto : Crypto.values()) {
                if (crypto.isMeasuredAt(algorithm)) {
                    rows.append(cold(trials, algorithm, crypto));
                }
            }
        }
        return rows.toString();
    }

    private static String cold(Trials trials, SignatureAlgorithm algorithm, Crypto crypto) {
        Rounds raw = cold(trials, algorithm, crypto, Peer.RAW);
        Rounds ours = cold(trials, algorithm, crypto, Peer.BAILIWICK);
        Rounds jose4j = cold(trials, algorithm, crypto, Peer.JOSE4J);
        String spring = "not without a library";
        String thanSpring = "–";
        if (Peer.SPRING.isMeasuredAt(algorithm, crypto)) {
            Rounds measured = cold(trials, algorithm, crypto, Peer.SPRING);
            spring = micros(measured);
            thanSpring = String.format(Locale.ROOT, "**%.1f ×**", measured.times(ours));
        }
        return line(
                "| %s | %s | %s | %s | %s | %s | **%.2f** | %s |",
                algorithm, crypto, micros(raw), micros(ours), spring, micros(jose4j), raw.times(ours), thanSpring);
    }

    private static Rounds cold(Trials trials, SignatureAlgorithm algorithm, Crypto crypto, Peer peer) {
        return trials.of("ColdVerification.verify", algorithm.name(), crypto.name(), peer.name());
    }

    private static String known(Trials trials) {
        StringBuilder rows = new StringBuilder(KNOWN_HEAD);
        for (String tokens : List.of("1", "10000")) {
            Rounds floor = trials.of("KnownToken.floor", tokens);
            Rounds admit = trials.of("KnownToken.admit", tokens);
            Rounds audited = trials.of("KnownToken.admitWithAuditLogOff", tokens);
            rows.append(line(
                    "| %s | %s | %s | **%.2f** | %s | **%.2f** |",
                    tokens, nanos(floor), nanos(admit), admit.times(floor), nanos(audited), audited.times(floor)));
        }
        return rows.toString();
    }

    private static String rules(Trials trials) {
        StringBuilder rows = new StringBuilder(RULES_HEAD);
        rows.append(rules("the same ten rules", trials, "RuleLookup.amongTen"));
        rows.append(rules("every rule in turn", trials, "RuleLookup.amongAll"));
        return rows.toString();
    }

    private static String rules(String title, Trials trials, String benchmark) {
        Rounds few = trials.of(benchmark, "10");
        Rounds many = trials.of(benchmark, "10000");
        return line("| %s | %s | %s | **%.2f** |", title, nanos(few), nanos(many), many.times(few));
    }

    private static String refusals(Trials trials) {
        StringBuilder rows = new StringBuilder(REFUSALS_HEAD);
        for (Refusal.Flaw flaw : Refusal.Flaw.values()) {
            String title = flaw.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            rows.append(line("| %s | %s |", title, nanos(trials.of("Refusal.admit", flaw.name()))));
        }
        return rows.toString();
    }

    private static String micros(Rounds rounds) {
        return String.format(Locale.ROOT, "%,.1f (%,.0f)", rounds.cpu() / 1000, rounds.bytes());
    }

    private static String nanos(Rounds rounds) {
        return String.format(Locale.ROOT, "%,.0f (%,.0f)", rounds.cpu(), rounds.bytes());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format + "\n", values);
    }
}
