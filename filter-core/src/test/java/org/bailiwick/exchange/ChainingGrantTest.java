package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.NextHopSettings.NewSubject;
import org.bailiwick.config.NextHopSettings.TokenAuthority;
import org.bailiwick.config.NextHopSettings.Way.Chain;
import org.bailiwick.event.Reason;
import org.bailiwick.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainingGrantTest { // IC-4, IC-6
    private static final long END = TradesUnderTest.END.getEpochSecond();
    private static final NewSubject SAME = new NewSubject.Same();

    private final Map<String, Object> claims = new HashMap<>(
            Map.of("iss", TradesUnderTest.AS_A, "aud", TradesUnderTest.AS_B, "sub", "alice", "exp", END, "jti", "1"));

    private static Optional<Flaw> flaw(String grant, TokenAuthority second, NewSubject subject) {
        return ChainingGrant.of(
                        new Chain(TradesUnderTest.FIRST, second, Optional.empty(), TradesUnderTest.bounds(subject)))
                .flawOf(grant, TradesUnderTest.caller());
    }

    private Optional<Reason> reason(NewSubject subject) {
        Optional<Flaw> flaw = flaw(TradesUnderTest.jwt(claims), TradesUnderTest.SECOND, subject);
        assertThat(flaw).asString().doesNotContain("alice", "bob", "s3cret");
        return flaw.map(Flaw::reason);
    }

    private Optional<Reason> reasonWith(String claim, Object value) {
        claims.put(claim, value);
        return reason(SAME);
    }

    private Optional<Reason> reasonWithout(String claim) {
        claims.remove(claim);
        return reason(SAME);
    }

    @Test // IC-4
    void grantForTheOtherAuthorityAlone_isHandedOn() {
        assertThat(reason(SAME)).isEmpty();
        assertThat(reasonWith("aud", List.of(TradesUnderTest.AS_B))).isEmpty();
        assertThat(reasonWith("aud", TradesUnderTest.AT_B)).isEmpty();
        assertThat(reasonWith("aud", List.of(TradesUnderTest.AS_B, TradesUnderTest.AT_B)))
                .isEmpty();
    }

    @Test // IC-6
    void tokenEndpointThatIsNotConfigured_isNobodysName() {
        TokenAuthority discovered =
                new TokenAuthority(TradesUnderTest.SECOND.issuer(), Optional.empty(), TradesUnderTest.SECOND.client());
        assertThat(flaw(TradesUnderTest.jwt(claims), discovered, SAME)).isEmpty();
        claims.put("aud", TradesUnderTest.AT_B);
        assertThat(flaw(TradesUnderTest.jwt(claims), discovered, SAME).map(Flaw::reason))
                .contains(Reason.NEXT_HOP_AUDIENCE_WIDER);
    }

    @Test // IC-4
    void grantForOthers_isNot() {
        for (Object audience : List.of(
                "https://as-b.example.com/",
                "https://AS-B.example.com",
                TradesUnderTest.RS2,
                TradesUnderTest.AS_A,
                "",
                List.of(),
                List.of(TradesUnderTest.AS_B, TradesUnderTest.RS2),
                List.of(TradesUnderTest.AS_B, 7),
                Map.of(),
                Json.NULL,
                7)) {
            assertThat(reasonWith("aud", audience)).as("%s", audience).contains(Reason.NEXT_HOP_AUDIENCE_WIDER);
        }
        assertThat(reasonWithout("aud")).contains(Reason.NEXT_HOP_AUDIENCE_WIDER);
    }

    @Test // IC-4, JA-4
    void grantOfAnotherIssuer_isNot() {
        for (Object issuer :
                List.of("https://as-a.example.com/", TradesUnderTest.AS_B, List.of(TradesUnderTest.AS_A))) {
            assertThat(reasonWith("iss", issuer)).as("%s", issuer).contains(Reason.NEXT_HOP_ISSUER_WRONG);
        }
        assertThat(reasonWithout("iss")).contains(Reason.NEXT_HOP_ISSUER_WRONG);
    }

    @Test // IC-8, JA-4
    void grantThatOutlivesTheCallersToken_isNot() {
        assertThat(reasonWith("exp", END + 30)).isEmpty(); // as much as is configured
        for (Object end : List.of(END + 31, "" + END, -1, Json.NULL)) {
            assertThat(reasonWith("exp", end)).as("%s", end).contains(Reason.NEXT_HOP_LIFE_LONGER);
        }
        assertThat(reasonWithout("exp")).contains(Reason.NEXT_HOP_LIFE_LONGER);
    }

    @Test // IC-6
    void grantAboutSomebodyElse_isNot() {
        for (Object subject : List.of("bob", "Alice", "", 7, Json.NULL, "alice@example.com")) {
            assertThat(reasonWith("sub", subject)).as("%s", subject).contains(Reason.NEXT_HOP_SUBJECT_CHANGED);
        }
        assertThat(reasonWithout("sub")).isEmpty(); // the other authority finds nobody in it
    }

    @Test // IC-10
    void callerByTheNameOfTheOtherDomain_isStillTheCaller() {
        NewSubject email = new NewSubject.OfClaim("email");
        assertThat(reason(email)).isEmpty();
        claims.put("sub", "alice@example.com");
        assertThat(reason(email)).isEmpty();
        assertThat(reason(new NewSubject.OfClaim("phone"))).contains(Reason.NEXT_HOP_SUBJECT_CHANGED);
        claims.put("sub", "bob@example.com");
        assertThat(reason(email)).contains(Reason.NEXT_HOP_SUBJECT_CHANGED);
        assertThat(reason(new NewSubject.Mapped())).isEmpty();
    }

    @ParameterizedTest // IC-4
    @ValueSource(strings = {"", "opaque", "a.b.c", "e30.e30.", "eyJhbGciOiJFUzI1NiJ9.W10.c2ln"})
    void grantThatIsNoJwt_isNot(String grant) {
        assertThat(flaw(grant, TradesUnderTest.SECOND, SAME))
                .contains(new Flaw(Reason.NEXT_HOP_TYPE_WRONG, "a JWT", "grant: another thing"));
    }

    @Test
    void flaw_saysBothSides() {
        claims.put("exp", END + 100);
        assertThat(flaw(TradesUnderTest.jwt(claims), TradesUnderTest.SECOND, SAME))
                .contains(new Flaw(
                        Reason.NEXT_HOP_LIFE_LONGER,
                        "at most 2026-11-21T12:10:30Z",
                        "exp of the grant: 2026-11-21T12:11:40Z"));
        claims.put("aud", "other");
        assertThat(flaw(TradesUnderTest.jwt(claims), TradesUnderTest.SECOND, SAME))
                .contains(new Flaw(
                        Reason.NEXT_HOP_AUDIENCE_WIDER,
                        "https://as-b.example.com or https://as-b.example.com/token alone",
                        "aud of the grant: others"));
    }
}
