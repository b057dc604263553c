package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.json.Json;
import org.bailiwick.keys.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which answers are believed: what is wrong is inactive when it is about the token, and 502 when it is about the speaker. */
class BeliefTest {
    private static final long NOW = TestClock.NOW.getEpochSecond();
    private static final Ask OURS = Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS2));
    private static final Ask THEIRS = Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS1));

    private final TestEndpoint as2 = TestEndpoint.ofAs2();

    @AfterEach
    void close() {
        as2.close();
    }

    private void bothSay(String member, Object value) {
        Map<String, Object> ours = FakeAuthority.document(TestEndpoint.AS2.value(), TestEndpoint.RS2);
        Map<String, Object> theirs = FakeAuthority.document(TestEndpoint.AS1.value(), TestEndpoint.RS2);
        if (value == TestClient.ABSENT) {
            ours.remove(member);
            theirs.remove(member);
        } else {
            ours.put(member, value);
            theirs.put(member, value);
        }
        as2.home.says(ours);
        as2.as1.says(theirs);
    }

    @Test // TBF-3, IN-6
    void issuer_mayBeLeftOutByTheHomeAlone() {
        bothSay("iss", TestClient.ABSENT);

        assertThat(as2.document(OURS)).containsEntry("iss", TestEndpoint.AS2.value());
        assertThat(as2.error(THEIRS)).isEqualTo("502 bad_authority");
    }

    @Test // TBF-3
    void homeThatSpeaksAsAnother_isNotBelieved() {
        bothSay("iss", TestEndpoint.AS1.value());

        assertThat(as2.error(OURS)).isEqualTo("502 bad_authority");
    }

    @Test // TBF-3, IN-6
    void audience_namesTheResourceServerOrUs() {
        for (Object good : List.of(TestEndpoint.RS2, List.of("x", TestEndpoint.RS2))) {
            bothSay("aud", good);
            assertThat(as2.isActive(OURS)).isTrue();
            assertThat(as2.isActive(THEIRS)).isTrue();
        }
        for (Object bad : List.of("x", List.of(), TestEndpoint.RS2 + "/", "app")) {
            bothSay("aud", bad);
            assertThat(as2.isActive(OURS)).isFalse();
            assertThat(as2.isActive(THEIRS)).isFalse();
        }
    }

    @Test // IN-6, TBF-3
    void tokenForTheAuthorizationServerItself_isForNoResourceServer() {
        for (Object ours : List.of(TestEndpoint.AS2.value(), List.of(TestEndpoint.AS2.value()))) {
            bothSay("aud", ours);
            assertThat(as2.isActive(OURS)).isFalse();
            assertThat(as2.isActive(THEIRS))
                    .as("a trustee tells us that we may pass it on")
                    .isTrue();
        }
    }

    @Test // TBF-3
    void missingAudience_isRefusedUnlessTheDomainSaysOtherwise() {
        bothSay("aud", TestClient.ABSENT);

        assertThat(as2.isActive(OURS)).isFalse();
        assertThat(as2.isActive(THEIRS)).isFalse();
    }

    @Test // TBF-3
    void missingAudience_isTakenWhereTheDomainSaysSo() {
        takesWhatHasNoAudienceFromAs1();
        bothSay("aud", TestClient.ABSENT);

        assertThat(as2.document(THEIRS)).containsEntry("aud", List.of(TestEndpoint.RS2));
        bothSay("aud", "x");
        assertThat(as2.isActive(THEIRS)).isFalse();
    }

    @Test // TBF-3
    void missingAudience_isNeverTakenOfATokenThatIsNotTheSpeakersOwn() {
        takesWhatHasNoAudienceFromAs1(new FederatorSettings(TestEndpoint.AS0, TestEndpoint.READ, Optional.empty()));
        Map<String, Object> said = FakeAuthority.document(TestEndpoint.AS1.value(), TestEndpoint.RS2);
        said.put(
                "federation", Map.of("federator", TestEndpoint.AS0.value(), "path", List.of(TestEndpoint.AS0.value())));
        as2.as1.says(said);
        assertThat(as2.isActive(Ask.byRs2("as1_opaque"))).isTrue();

        said.remove("aud");
        as2.as1.says(said);
        assertThat(as2.isActive(Ask.byRs2("as1_opaque"))).isFalse();
    }

    private void takesWhatHasNoAudienceFromAs1(FederatorSettings... federators) {
        DomainSettings.Introspection as1 = TestEndpoint.domain("as1", TestEndpoint.AS1, federators);
        as2.domain(
                new DomainSettings.Introspection(
                        as1.name(),
                        as1.issuer(),
                        as1.endpoint(),
                        as1.client(),
                        as1.opaquePrefix(),
                        as1.leeway(),
                        as1.cache(),
                        as1.signedAnswers(),
                        true,
                        as1.scopesClaim(),
                        as1.grantsClaims(),
                        as1.federators()),
                as2.as1);
    }

    @Test // TBF-3
    void tokenWithoutSubject_isInactive() {
        bothSay("sub", TestClient.ABSENT);

        assertThat(as2.isActive(OURS)).isFalse();
        assertThat(as2.isActive(THEIRS)).isFalse();
    }

    @Test // TBF-3, IN-7
    void times_areTakenWithLeeway() {
        bothSay("exp", NOW - 29);
        assertThat(as2.isActive(THEIRS)).isTrue();
        bothSay("exp", NOW - 30);
        assertThat(as2.isActive(THEIRS)).isFalse();
        assertThat(as2.isActive(OURS)).isFalse();
        for (String begin : List.of("nbf", "iat")) {
            bothSay(begin, NOW + 30);
            assertThat(as2.isActive(THEIRS)).isTrue();
            bothSay(begin, NOW + 31);
            assertThat(as2.isActive(THEIRS)).isFalse();
        }
    }

    @Test // TBF-3
    void endThatTheTokenNames_counts() {
        assertThat(as2.isActive(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS1, Map.of("exp", NOW - 30)))))
                .isFalse();
        assertThat(as2.isActive(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS1, Map.of("exp", NOW - 29)))))
                .isTrue();
        assertThat(as2.isActive(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS1, Map.of("exp", "never")))))
                .isTrue();
    }

    @ParameterizedTest // IN-5, TE-9
    @MethodSource("malformedMembers")
    void memberOfTheWrongForm_isABadAuthority(String name, Object value) {
        bothSay(name, value);

        assertThat(as2.error(OURS)).isEqualTo("502 bad_authority");
        assertThat(as2.error(THEIRS)).isEqualTo("502 bad_authority");
    }

    static Stream<Object[]> malformedMembers() {
        Map<String, Object> deep = Map.of("sub", "a");
        for (int i = 0; i < 10; i++) {
            deep = Map.of("sub", "a", "act", deep);
        }
        return Stream.of(
                new Object[] {"iss", 1L},
                new Object[] {"iss", ""},
                new Object[] {"aud", 1L},
                new Object[] {"aud", List.of(1L)},
                new Object[] {"sub", 1L},
                new Object[] {"sub", ""},
                new Object[] {"sub", List.of("alice")},
                new Object[] {"client_id", Json.NULL},
                new Object[] {"client_id", ""},
                new Object[] {"scope", 1L},
                new Object[] {"scope", List.of("a", 1L)},
                new Object[] {"exp", "1"},
                new Object[] {"exp", -1L},
                new Object[] {"iat", true},
                new Object[] {"nbf", "1"},
                new Object[] {"jti", 1L},
                new Object[] {"token_type", List.of("Bearer")},
                new Object[] {"cnf", "none"},
                new Object[] {"cnf", Json.NULL},
                new Object[] {"act", "bob"},
                new Object[] {"act", Map.of("iss", "x")},
                new Object[] {"act", deep},
                new Object[] {"federation", "as0"},
                new Object[] {"federation", Json.NULL},
                new Object[] {"federation", Map.of()},
                new Object[] {"federation", Map.of("federator", "https://as0.example.com")},
                new Object[] {
                    "federation", Map.of("federator", "https://as0.example.com", "path", "https://as0.example.com")
                },
                new Object[] {"federation", Map.of("federator", 1L, "path", List.of("https://as0.example.com"))},
                new Object[] {"federation", Map.of("path", List.of("https://as0.example.com"))});
    }
}
