package org.bailiwick.testkit.conformance;

import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.TokenBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token must say, and when and for whom it is good. */
interface ClaimRows extends Rows {
    @ParameterizedTest
    @ValueSource(strings = {"exp", "aud", "sub", "client_id", "iat", "jti"})
    default void missingClaim_isRefused(String claim) throws Exception { // AT-7
        Refusal.of(whoami(token().without(claim))).isInvalidToken("token_claim_missing");
    }

    @Test
    default void missingIssuer_isRefused() throws Exception { // AT-3, AT-7
        Refusal.of(whoami(token().without("iss")))
                .isInvalidToken("token_claim_missing", "token_issuer_unknown", "token_not_recognized");
    }

    @ParameterizedTest
    @CsvSource({
        "exp, '\"tomorrow\"'",
        "exp, true",
        "exp, '[]'",
        "iat, '\"now\"'",
        "nbf, '{}'",
        "aud, 1",
        "aud, '[1]'",
        "sub, 1",
        "client_id, '[]'",
        "jti, 1"
    })
    default void claimOfTheWrongForm_isRefused(String claim, String json) throws Exception {
        String payload = goodPayload().replaceAll("\"" + claim + "\":(\"[^\"]*\"|[0-9]+)", "\"" + claim + "\":" + json);

        Refusal.of(whoami(token().payloadJson(payload)))
                .isInvalidToken("token_claim_malformed", "token_claim_missing", "token_audience_mismatch");
    }

    @Test
    default void claimsOfTheRightForm_areAccepted() throws Exception {
        assertReached(whoami(token().payloadJson(goodPayload())), "alice");
    }

    private String goodPayload() {
        return """
                {"iss":"%s","aud":"%s","sub":"alice","client_id":"app","jti":"1","iat":1,"nbf":1,"exp":4102444800}""".formatted(stand().home().issuer(), Configurations.RESOURCE);
    }

    @Test
    default void nullClaim_isNoClaim() throws Exception { // AT-7
        Refusal.of(whoami(token().claim("sub", null))).isInvalidToken("token_claim_missing", "token_claim_malformed");
    }

    @Test
    default void expiredToken_isRefused() throws Exception { // AT-6
        Refusal.of(whoami(token().expiredSince(Duration.ofSeconds(60)))).isInvalidToken("token_expired");
    }

    @Test
    default void tokenThatExpiredWithinTheLeeway_isAccepted() throws Exception { // AT-6
        assertReached(whoami(token().subject("alice").expiredSince(Duration.ofSeconds(10))), "alice");
    }

    @Test
    default void leeway_isThatOfTheDomain() throws Exception { // AT-6
        EmbeddedAuthority authority = stand().another();
        String expired = authority.token().expiredSince(Duration.ofSeconds(10)).sign();

        Response response = stand().request(Configurations.alone(authority, "leeway: 0s"), "GET", Configurations.ALONE)
                .bearer(expired)
                .send();

        Refusal.of(response).isInvalidToken("token_expired");
    }

    @Test
    default void tokenOfTheFuture_isRefused() throws Exception {
        Refusal.of(whoami(token().notBefore(Instant.now().plusSeconds(120)))).isInvalidToken("token_not_yet_valid");
    }

    @Test
    default void tokenThatBeginsWithinTheLeeway_isAccepted() throws Exception {
        assertReached(whoami(token().subject("alice").notBefore(Instant.now().plusSeconds(10))), "alice");
    }

    @Test
    default void audienceInAnArray_isAccepted() throws Exception { // AT-4, RI-2
        TokenBuilder token = token().subject("alice").audience("https://other.example.com", Configurations.RESOURCE);

        assertReached(whoami(token), "alice");
    }

    @Test
    default void aliasOfTheResource_isAccepted() throws Exception { // RI-2
        assertReached(whoami(token().subject("alice").audience(Configurations.ALIAS)), "alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example.com",
                "https://api.example.com/",
                "https://api.example.com.evil.example",
                "https://api.example.co",
                "HTTPS://API.EXAMPLE.COM",
                "api.example.com",
                ""
            })
    default void otherAudience_isRefused(String audience) throws Exception { // AT-4, JB-11, RI-2
        Refusal.of(whoami(token().audience(audience)))
                .isInvalidToken("token_audience_mismatch", "token_claim_malformed");
        Refusal.of(whoami(token().audience(audience, "https://another.example.com")))
                .isInvalidToken("token_audience_mismatch", "token_claim_malformed");
    }

    @Test
    default void emptyAudience_isRefused() throws Exception { // AT-4
        Refusal.of(whoami(token().claim("aud", List.of())))
                .isInvalidToken("token_audience_mismatch", "token_claim_missing", "token_claim_malformed");
    }

    private TokenBuilder token() {
        return stand().home().token();
    }

    private Response whoami(TokenBuilder token) throws Exception {
        return stand().get("/whoami").bearer(token.sign()).send();
    }
}
