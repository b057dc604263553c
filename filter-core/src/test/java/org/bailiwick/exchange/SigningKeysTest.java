package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bailiwick.config.InternalJwtSettings.Keys;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are generated and follow one another. */
class SigningKeysTest {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final Duration STEP = Duration.ofSeconds(30);

    private final TestClock time = new TestClock();

    private SigningKeys generated(Duration rotateAfter) {
        return SigningKeys.of(new Keys.Generated(SignatureAlgorithm.ES256, rotateAfter), LIFETIME, time);
    }

    private static String signing(SigningKeys keys) {
        return keys.current().keyId().orElseThrow();
    }

    private static List<Object> published(SigningKeys keys) {
        return keys.published().stream().map(jwk -> jwk.get("kid")).toList();
    }

    @Test
    void firstKey_signsAndIsPublishedFromTheStart() {
        SigningKeys keys = generated(DAY);

        assertThat(published(keys)).containsExactly(signing(keys));
    }

    @Test
    void successor_isPublishedBeforeItSigns() {
        SigningKeys keys = generated(DAY);
        String first = signing(keys);

        time.advance(DAY.minus(AHEAD).minusMillis(1));
        assertThat(published(keys)).containsExactly(first);

        time.advance(Duration.ofMillis(1));
        assertThat(published(keys)).hasSize(2).startsWith(first);
        String second = String.valueOf(published(keys).get(1));
        assertThat(signing(keys)).isEqualTo(first);

        time.advance(AHEAD.minusMillis(1));
        assertThat(signing(keys)).isEqualTo(first);

        time.advance(Duration.ofMillis(1));
        assertThat(signing(keys)).isEqualTo(second);
    }

    @Test
    void formerKey_isPublishedUntilAllThatItSignedHasEnded() {
        SigningKeys keys = generated(DAY);
        String first = signing(keys);
        time.advance(DAY.minus(AHEAD));
        signing(keys); // whoever signs has the successor made
        time.advance(AHEAD);
        assertThat(signing(keys)).isNotEqualTo(first);

        time.advance(LIFETIME.plus(ServiceBehindUs.LEEWAY).minusMillis(1));
        assertThat(published(keys)).contains(first);

        time.advance(Duration.ofMillis(1));
        assertThat(published(keys)).containsExactly(signing(keys));
    }

    @Test
    void successorThatNobodyCameForInTime_isStillPublishedFirst() {
        SigningKeys keys = generated(DAY);
        String first = signing(keys);
        time.advance(DAY.multipliedBy(7));

        assertThat(signing(keys)).isEqualTo(first);
        assertThat(published(keys)).hasSize(2);

        time.advance(AHEAD.minusMillis(1));
        assertThat(signing(keys)).isEqualTo(first);

        time.advance(Duration.ofMillis(1));
        assertThat(signing(keys)).isEqualTo(published(keys).get(1)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2M", "PT7M", "PT30M", "PT3H"})
    void everyTokenThatMayBeAlive_verifiesByWhatIsPublishedAtThatMoment(Duration rotateAfter) {
        SigningKeys keys = generated(rotateAfter);
        Duration ahead = rotateAfter.dividedBy(4).compareTo(AHEAD) < 0 ? rotateAfter.dividedBy(4) : AHEAD;
        Map<Instant, String> signed = new TreeMap<>(); // when, and by which key
        Map<Object, Instant> firstSeen = new TreeMap<>();
        Set<String> signers = new HashSet<>();
        Instant end = TestClock.NOW.plus(rotateAfter.multipliedBy(4)).plus(Duration.ofHours(1));

        while (time.instant().isBefore(end)) {
            Instant now = time.instant();
            String signer = signing(keys);
            signers.add(signer);
            signed.put(now, signer);
            signed.keySet()
                    .removeIf(at ->
                            !at.plus(LIFETIME).plus(ServiceBehindUs.LEEWAY).isAfter(now));
            List<Object> published = published(keys);
            published.forEach(id -> firstSeen.putIfAbsent(id, now));

            assertThat(published).containsAll(signed.values());
            assertThat(firstSeen.get(signer))
                    .satisfiesAnyOf(
                            seen -> assertThat(seen).isEqualTo(TestClock.NOW),
                            seen -> assertThat(seen).isBeforeOrEqualTo(now.minus(ahead)));
            assertThat(keys.freshFor()).isLessThan(ahead);
            time.advance(STEP);
        }
        assertThat(signers).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void tokensOfThreeKeys_areAllAcceptedByTheKeysOfThatMoment() {
        SigningKeys keys = generated(Duration.ofMinutes(2)); // much shorter than a token may be alive
        List<JwtSigner> signers = new ArrayList<>();
        while (signers.size() < 3) {
            if (!signers.contains(keys.current())) {
                signers.add(keys.current());
            }
            time.advance(STEP);
        }
        ServiceBehindUs service = ServiceBehindUs.knowing(new PublishedKeys("/jwks", keys).document(), time);

        assertThat(signers)
                .allSatisfy(signer -> assertThat(service.signed(
                                        "x+jwt",
                                        HopToken.bearer(signer.sign("x+jwt", Map.of("a", "b")), time.instant()))
                                .text("a"))
                        .contains("b"));
    }

    @Test
    void timeThatGoesBack_changesNothing() {
        SigningKeys keys = generated(DAY);
        String first = signing(keys);
        time.advance(Duration.ofHours(-1));

        assertThat(signing(keys)).isEqualTo(first);
        assertThat(published(keys)).containsExactly(first);
    }

    @Test
    void manyWhoComeAtOnce_makeOneSuccessor() {
        KeyTimes always = new KeyTimes(Duration.ofDays(1), Duration.ofDays(1), Duration.ZERO);
        SigningKeys due = new GeneratedKeys(SignatureAlgorithm.ES256, always, Clock.systemUTC());

        Set<Object> seen = IntStream.range(0, 200)
                .parallel()
                .boxed()
                .flatMap(turn -> published(due).stream())
                .collect(Collectors.toSet());

        assertThat(seen).hasSize(2);
    }

    @Test
    void rotationWithoutEnd_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> generated(Duration.ZERO))
                .withMessageContaining("expected: more than PT0S");
    }
}
