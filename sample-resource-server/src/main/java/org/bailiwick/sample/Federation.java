package org.bailiwick.sample;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.GrantType;
import org.bailiwick.testkit.Question;
import org.bailiwick.testkit.QuestionWatcher;
import org.bailiwick.testkit.Trading;

/**
 * Three administrative domains: B trusts A, and C trusts B.
 *
 * @param journal knows who asked whom
 * @param names what everybody is called for short
 * @param as1 the authority of A
 * @param as2 the authority of B, which knows nothing of federation
 * @param rs1 an API of A
 * @param rs2 an API of B
 * @param rs3 an API of C
 * @param endpoint the federation endpoint that stands beside AS2
 * @param callsOfRs1 overhears at RS2 what RS1 calls there
 */
record Federation(
        Journal journal,
        Names names,
        EmbeddedAuthority as1,
        EmbeddedAuthority as2,
        Party rs1,
        Party rs2,
        Party rs3,
        Party endpoint,
        OverheardCalls callsOfRs1) {
    /** Where a federation endpoint is asked. */
    static final String PATH = "/federated-introspection";

    /** The same, as the table has room for it. */
    static final String SHORT_PATH = "/federated-in...";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Introduces everybody to those they ask. */
    static Federation of(EmbeddedAuthority as1, EmbeddedAuthority as2, Ports ports) {
        Journal journal = new Journal();
        introduce(as1, "AS1", journal, "rs1", "as2");
        introduce(as2, "AS2 itself", journal, "as2");
        Party rs1 = Party.at(ports.of(Place.RS1), "RS1", journal);
        Party rs2 = Party.at(ports.of(Place.RS2), "RS2", journal);
        Party rs3 = Party.at(ports.of(Place.RS3), "RS3", journal);
        Party endpoint = Party.at(ports.of(Place.AS2_ENDPOINT), "AS2", journal);
        Map<String, String> names = new LinkedHashMap<>(Map.of(as1.issuer(), "AS1", as2.issuer(), "AS2"));
        for (Party party : List.of(rs1, rs2, rs3, endpoint, Party.at(ports.of(Place.AS3), "AS3", journal))) {
            names.put(party.uri().toString(), party.name());
        }
        as1.mayTrade("rs1", Trading.by(GrantType.REDELEGATE).at(rs2.uri().toString()));
        OverheardCalls callsOfRs1 = new OverheardCalls("RS2", "RS1", journal);
        return new Federation(journal, new Names(names), as1, as2, rs1, rs2, rs3, endpoint, callsOfRs1);
    }

    private static void introduce(EmbeddedAuthority authority, String name, Journal journal, String... askers) {
        authority.client(World.CLIENT, World.CLIENT_SECRET, "orders:read", "orders:write");
        for (String asker : askers) {
            authority.client(asker, World.CLIENT_SECRET);
        }
        authority.watch(watcher(name, journal));
        authority.watchTrades(TradeWords.watcher(name, journal));
    }

    private static QuestionWatcher watcher(String name, Journal journal) {
        return question ->
                journal.open().asked(question.client().toUpperCase(Locale.ROOT), name, () -> words(question))::ended;
    }

    private static String words(Question question) {
        Map<String, String> form = new LinkedHashMap<>();
        question.form().keySet().forEach(member -> form.put(member, question.member(member)));
        return QuestionWords.of("/introspect", form);
    }

    /** Has each API called once, so that what the tour sees is not how a JVM starts. */
    void rehearse() {
        for (Party api : List.of(rs1, rs2, rs3)) {
            Call call = Call.get("/orders").bearing(tokenOfA());
            api.stop("", call, Expectation.letThrough(200)).within(PATIENCE).visit();
        }
        Call hop = Call.get("/partner-orders").bearing(tokenForRs1("orders:read"));
        rs1.stop("", hop, Expectation.letThrough(200)).within(PATIENCE).visit();
    }

    /** A new token of A for RS1 alone, with these scopes. */
    String tokenForRs1(String scopes) {
        return ClientCredentials.token(as1, rs1.uri(), scopes);
    }

    /** A new token of A, for all three APIs. */
    String tokenOfA() {
        return ClientCredentials.token(askForTokenOfA());
    }

    Answer askForTokenOfA() {
        return ClientCredentials.ask(as1, "orders:read orders:write", rs1.uri(), rs2.uri(), rs3.uri());
    }

    /** A new token of B, for all three APIs. */
    String tokenOfB() {
        return ClientCredentials.token(ClientCredentials.ask(as2, "orders:read", rs1.uri(), rs2.uri(), rs3.uri()));
    }
}
