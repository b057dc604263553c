package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.bailiwick.token.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieSealTest {
    private static final byte[] TEXT = "what-is-sealed".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static CookieSeal seal(String purpose, Secret... keys) {
        return new CookieSeal(CookieKeys.of(List.of(keys), RANDOM), purpose, RANDOM);
    }

    private final Secret one = LoginUnderTest.key(1);
    private final Secret two = LoginUnderTest.key(2);
    private final CookieSeal seal = seal("cookie", one);

    @Test
    void whatWasSealed_isOpened() {
        String sealed = seal.seal(TEXT);
        assertThat(sealed).matches("[A-Za-z0-9_-]+").doesNotContain("what-is-sealed");
        assertThat(seal.open(sealed)).contains(TEXT);
        assertThat(seal.seal(TEXT)).isNotEqualTo(sealed);
        assertThat(seal.seal(new byte[0]))
                .satisfies(nothing -> assertThat(seal.open(nothing)).contains(new byte[0]));
    }

    @Test
    void eachCharacter_isCovered() {
        String sealed = seal.seal(TEXT);
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(seal.open(sealed.substring(0, i) + other + sealed.substring(i + 1)))
                    .isEmpty();
            assertThat(seal.open(sealed.substring(0, i))).isEmpty();
        }
        assertThat(seal.open(sealed + "A")).isEmpty();
        assertThat(seal.open(sealed + "=")).isEmpty();
    }

    @Test
    void whatWasSealedForSomethingElse_isNotOpened() {
        assertThat(seal("other", one).open(seal.seal(TEXT))).isEmpty();
    }

    @Test
    void keysThatRotate_openWhatTheFirstOfThemSealed() {
        String sealed = seal.seal(TEXT);
        assertThat(seal("cookie", one, two).open(sealed)).contains(TEXT);
        assertThat(seal("cookie", two, one).open(sealed)).contains(TEXT);
        assertThat(seal("cookie", two).open(sealed)).isEmpty();
        assertThat(seal("cookie", two).open(seal("cookie", two, one).seal(TEXT)))
                .contains(TEXT);
    }

    @Test
    void keysThatAreMadeAtStart_areOthersEachTime() {
        assertThat(seal("cookie").open(seal("cookie").seal(TEXT))).isEmpty();
    }

    @Test
    void textThatIsTooLong_isNotOpened() {
        String longest = seal.seal(new byte[3036]);
        assertThat(longest).hasSize(4096);
        assertThat(seal.open(longest)).isPresent();
        assertThat(seal.open(seal.seal(new byte[3037]))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "!", "=", "caf\u00e9"})
    void textThatIsNoSeal_isNotOpened(String text) {
        assertThat(seal.open(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2VjcmV0", "s3cret!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void textThatIsNoKey_isNotTaken(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CookieKeys.of(List.of(Secret.of(text)), RANDOM))
                .withMessage("cookieKeys: another text (expected: 256 bits as base64url)")
                .withNoCause();
    }
}
