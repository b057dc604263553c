package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.Optional;
import org.bailiwick.event.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnnouncedTest {
    private static Optional<Flaw> flaw(Announced announced, String type, String issuedType) {
        Optional<String> said = Optional.ofNullable(issuedType)
                .map(text -> text.startsWith("~") ? TokenTypes.PREFIX + text.substring(1) : text);
        return announced.flawOf(ScriptedEndpoint.issued("new", type, said), TradesUnderTest.caller());
    }

    @ParameterizedTest // TE-6, IC-4
    @CsvSource({
        "BEARER, Bearer,",
        "BEARER, bearer,",
        "BEARER, BEARER, ~access_token",
        "EXCHANGED, Bearer, ~access_token",
        "EXCHANGED, bearer, ~access_token",
        "GRANT, N_A, ~jwt",
        "GRANT, n_a, ~jwt",
    })
    void tokenOfTheRightType_isAppraised(Announced announced, String type, String issuedType) {
        assertThat(flaw(announced, type, issuedType)).isEmpty();
    }

    @ParameterizedTest // TE-6, IC-4
    @CsvSource({
        "BEARER, N_A,, token_type: N_A, Bearer",
        "BEARER, DPoP,, token_type: DPoP, Bearer",
        "BEARER, 'Bearer ',, token_type: another, Bearer",
        "BEARER, eyJhbGciOi,, token_type: eyJhbGciOi, Bearer",
        "BEARER, eyJhbGciOiJFUzI1NiJ9,, token_type: another, Bearer",
        "BEARER, Bearer, ~jwt, issued_token_type: ~jwt, ~access_token",
        "EXCHANGED, N_A, ~access_token, token_type: N_A, Bearer",
        "EXCHANGED, Bearer,, issued_token_type: none, ~access_token",
        "EXCHANGED, Bearer, ~jwt, issued_token_type: ~jwt, ~access_token",
        "EXCHANGED, Bearer, ~refresh_token, issued_token_type: ~refresh_token, ~access_token",
        "EXCHANGED, Bearer, ~Access_Token, issued_token_type: another, ~access_token",
        "EXCHANGED, Bearer, s3cret, issued_token_type: another, ~access_token",
        "GRANT, Bearer, ~jwt, token_type: Bearer, N_A",
        "GRANT, N_A,, issued_token_type: none, ~jwt",
        "GRANT, N_A, ~access_token, issued_token_type: ~access_token, ~jwt",
    })
    void tokenOfAnotherType_isNotUsed(
            Announced announced, String type, String issuedType, String found, String expected) {
        assertThat(flaw(announced, type, issuedType))
                .contains(new Flaw(
                        Reason.NEXT_HOP_TYPE_WRONG,
                        expected.replace("~", TokenTypes.PREFIX),
                        found.replace("~", TokenTypes.PREFIX)));
    }

    @ParameterizedTest // RD-7, IC-11
    @EnumSource(Announced.class)
    void callersOwnToken_isNotANewOneWhateverItIsCalled(Announced announced) {
        for (String type : new String[] {"Bearer", "N_A", "DPoP"}) {
            assertThat(announced.flawOf(
                            ScriptedEndpoint.issued(
                                    TradesUnderTest.PRESENTED, type, Optional.of(TokenTypes.ACCESS_TOKEN)),
                            TradesUnderTest.caller()))
                    .get()
                    .satisfies(flaw -> {
                        assertThat(flaw.reason()).isEqualTo(Reason.NEXT_HOP_TOKEN_UNCHANGED);
                        assertThat(flaw).asString().doesNotContain("s3cret");
                    });
        }
    }

    @Test
    void tokenOfTheWrongType_isNotShownToTheAppraiser() {
        TradesUnderTest.Trusting appraiser = new TradesUnderTest.Trusting();
        Appraiser bearer = new BearerAppraiser(appraiser, Announced.BEARER);
        Expectation expected = new Expectation(
                TradesUnderTest.caller(),
                TradesUnderTest.READ,
                TradesUnderTest.target().names(),
                TradesUnderTest.AS_A,
                Optional.empty(),
                "rs1",
                TradesUnderTest.BOUNDS);

        Traded discarded = join(bearer.appraise(ScriptedEndpoint.issued("new", "DPoP", Optional.empty()), expected));
        assertThat(TradesUnderTest.outcome(discarded)).isEqualTo("NEXT_HOP_TYPE_WRONG");
        assertThat(discarded.basis()).contains(NewToken.Basis.RESPONSE);
        assertThat(discarded.detail()).isEqualTo("token_type: DPoP (expected: Bearer)");
        assertThat(appraiser.count()).isZero();
    }
}
