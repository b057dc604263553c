package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.ScriptedEndpoint.bearer;
import static org.bailiwick.exchange.ScriptedEndpoint.failed;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.jose.Reading;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AskedActorTokensTest { // TE-5
    private final TestClock clock = new TestClock();
    private final ScriptedEndpoint authority = new ScriptedEndpoint();
    private final ActorTokens actors = new AskedActorTokens(authority, Scopes.parse("act stock"), clock);

    private static String words(Reading<ActorToken, Failed> reading) {
        return reading.fold(
                token -> token.token() + (token.remembered() ? " remembered" : ""),
                failed -> failed.failure() + " " + failed.detail());
    }

    private String get() {
        return words(join(actors.get()));
    }

    private static Issued living(String token, Optional<Duration> life) {
        return new Issued(token, "bearer", Optional.empty(), life, Optional.empty(), false, TestClock.NOW);
    }

    private void isGivenUntil(Duration last, Duration first) {
        assertThat(get()).doesNotContain("remembered");
        clock.advance(last);
        assertThat(get()).endsWith("remembered");
        clock.advance(first.minus(last));
        assertThat(get()).doesNotContain("remembered");
        assertThat(authority.count()).isEqualTo(2);
    }

    @Test // RFC 6749 section 4.4
    void form_isThatOfTheClientCredentialsGrant() {
        authority.says(bearer("ours"));
        join(actors.get()).fold(token -> assertThat(token.type()).isEqualTo(TokenTypes.ACCESS_TOKEN), failed -> {
            throw new AssertionError(failed.detail());
        });
        assertThat(authority.form()).containsExactlyInAnyOrder("grant_type=client_credentials", "scope=act stock");

        join(new AskedActorTokens(authority, Scopes.NONE, clock).get());
        assertThat(authority.form()).containsExactly("grant_type=client_credentials");
    }

    @Test
    void token_isRememberedUntilTenSecondsBeforeItsEnd() {
        authority.says(living("ours", Optional.of(Duration.ofMinutes(5))));
        isGivenUntil(Duration.ofSeconds(290).minusMillis(1), Duration.ofSeconds(290));
    }

    @Test
    void tokenOfAShortLife_isRememberedForNineTenthsOfIt() {
        authority.says(living("ours", Optional.of(Duration.ofSeconds(10))));
        isGivenUntil(Duration.ofMillis(8_999), Duration.ofSeconds(9));
    }

    @Test
    void endThatOnlyTheTokenTells_counts() {
        String jwt = TradesUnderTest.jwt(Map.of("exp", TestClock.NOW.getEpochSecond() + 300));
        authority.says(living(jwt, Optional.empty()));
        isGivenUntil(Duration.ofSeconds(289), Duration.ofSeconds(290));
    }

    @Test
    void tokenWhoseEndNobodyTells_isRememberedForAMinute() {
        authority.says(living("opaque", Optional.empty()));
        isGivenUntil(Duration.ofSeconds(53), Duration.ofSeconds(54));
    }

    @Test
    void manyWhoWait_areOneRequest() {
        List<CompletableFuture<Reading<ActorToken, Failed>>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(actors.get().toCompletableFuture());
        }
        assertThat(authority.count()).isEqualTo(1);
        waiting.get(0).complete(new Reading.Refused<>(failed(Failure.DEFECT))); // nobody else's outcome

        authority.speaks(bearer("ours"));
        assertThat(waiting.subList(1, 100))
                .allSatisfy(stage -> assertThat(words(join(stage))).isEqualTo("ours"));
        assertThat(get()).isEqualTo("ours remembered");
        assertThat(authority.count()).isEqualTo(1);
    }

    @Test
    void tokenThatWasNotTaken_isForgotten() {
        authority.says(bearer("ours"), bearer("other"));
        get();
        actors.forget(new ActorToken("older", TokenTypes.ACCESS_TOKEN, true));
        assertThat(get()).isEqualTo("ours remembered");
        actors.forget(new ActorToken("ours", TokenTypes.ACCESS_TOKEN, true));
        assertThat(get()).isEqualTo("other");
        actors.forget(new ActorToken("ours", TokenTypes.ACCESS_TOKEN, true)); // somebody was slow
        assertThat(get()).isEqualTo("other remembered");
    }

    @ParameterizedTest
    @EnumSource(TokenError.class)
    void refusal_isOfOurCredentials(TokenError error) {
        authority.says(error);
        assertThat(get()).isEqualTo("CREDENTIALS_REFUSED actor token: error: " + error.code());
        assertThat(get()).startsWith("CREDENTIALS_REFUSED");
        assertThat(authority.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void failure_isWhyThereIsNone(Failure failure) {
        authority.says(failed(failure));
        assertThat(get()).isEqualTo(failure + " actor token: as told");
    }

    @ParameterizedTest
    @CsvSource({"N_A", "DPoP"})
    void tokenThatIsNotABearerToken_isNone(String type) {
        authority.says(ScriptedEndpoint.issued("ours", type, Optional.empty()));
        assertThat(get()).isEqualTo("UNBELIEVABLE actor token: token_type: another (expected: Bearer)");
    }

    @Test
    void bugBelow_doesNotKeepOthersWaiting() {
        ActorTokens buggy = new AskedActorTokens(
                question -> CompletableFuture.failedStage(new IllegalStateException("s3cret")), Scopes.NONE, clock);
        for (int time = 0; time < 2; time++) {
            assertThat(words(join(buggy.get()))).startsWith("DEFECT").doesNotContain("s3cret");
        }
    }
}
