package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonReader;
import org.bailiwick.keys.KeySet;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;

/** Whatever strangers send, nothing is thrown, and what is taken is what it must be. */
class JwtFuzzTest {
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private static final ClaimsValidator VALIDATOR = new ClaimsValidator(
            "home",
            new JwtExpectations(
                    new Issuer(TestTokens.ISSUER),
                    Set.of(TestTokens.RESOURCE),
                    TokenType.AT_JWT,
                    Set.of(SignatureAlgorithm.ES256),
                    LEEWAY,
                    Clock.fixed(TestTokens.NOW, ZoneOffset.UTC)),
            new PermissionClaims("scope", List.of("roles", "realm_access.roles")));

    private static final JwkSetReader KEYS =
            new JwkSetReader(List.of(SignatureAlgorithm.values()), SignatureChecks.platform());

    @FuzzTest // JB-16: one text for one token
    void compactForm_isTheOnlyOneOfItsParts(byte[] octets) {
        String token = new String(octets, StandardCharsets.ISO_8859_1);

        CompactJws.of(token)
                .fold(
                        jws -> assertThat(Base64Url.encode(jws.head())
                                        + "."
                                        + Base64Url.encode(jws.payload())
                                        + "."
                                        + Base64Url.encode(jws.signature()))
                                .isEqualTo(token),
                        reason -> assertThat(reason).isIn(Reason.TOKEN_MALFORMED, Reason.TOKEN_ENCRYPTED));
    }

    @FuzzTest // JB-19
    void head_isReadOrRefused(byte[] octets) {
        JwsHead.of(octets)
                .fold(
                        head -> assertThat(head.keyId().orElse("")).hasSizeLessThanOrEqualTo(JwsHead.MAX_TEXT),
                        reason -> assertThat(reason).isIn(Reason.TOKEN_MALFORMED, Reason.TOKEN_CRITICAL_HEADER));
    }

    @FuzzTest // AT-3, AT-4, AT-6, AT-7
    void claims_areVouchedForOnlyWhenTheyAreAsExpected(byte[] octets) {
        JsonReader.object(octets)
                .map(Claims::of)
                .ifPresent(claims -> VALIDATOR
                        .validate(claims)
                        .fold(
                                JwtFuzzTest::assertExpected,
                                reason -> assertThat(reason.kind()).isEqualTo(Reason.Kind.INVALID_TOKEN)));
    }

    private static Object assertExpected(VerifiedToken token) {
        assertThat(token.subject()).isNotEmpty();
        assertThat(token.client()).isPresent();
        assertThat(token.expiresAt()).isAfter(TestTokens.NOW.minus(LEEWAY));
        assertThat(token.claims().text("iss")).contains(TestTokens.ISSUER);
        assertThat(token.claims().texts("aud")).contains(TestTokens.RESOURCE);
        return token;
    }

    @FuzzTest
    void keySet_isReadOrInvalid(byte[] octets) {
        KEYS.read(octets)
                .fold(
                        fetched -> assertSmall(fetched.keys()),
                        unreachable -> {
                            throw new AssertionError(unreachable.detail());
                        },
                        invalid -> assertThat(invalid.detail()).isNotEmpty());
    }

    private static Object assertSmall(KeySet keys) {
        assertThat(keys.size() + keys.refusals().size()).isLessThanOrEqualTo(JwkSetReader.MAX_KEYS);
        return keys;
    }
}
