package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.FakeWeb.error;
import static org.bailiwick.exchange.FakeWeb.json;
import static org.bailiwick.transport.TestAnswers.answered;

import java.time.Duration;
import java.util.Optional;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.exchange.TokenAnswer.Refused;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Scopes;
import org.bailiwick.transport.Answer.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerReaderTest {
    private static TokenAnswer read(Answered answered) {
        return new TokenAnswerReader().read(answered, TestClock.NOW);
    }

    private static TokenAnswer read(String members) {
        return read(json(200, "{" + members.replace('\'', '"') + "}"));
    }

    private static Failed failed(Answered answered) {
        return read(answered)
                .fold(
                        issued -> {
                            throw new AssertionError("issued");
                        },
                        refused -> {
                            throw new AssertionError("refused: " + refused.error());
                        },
                        failed -> failed);
    }

    @Test // TE-6
    void everyMember_isRead() {
        assertThat(read(
                        "'access_token':'A-z0.9_~+/==','token_type':'bearer','issued_token_type':'urn:x','expires_in':60,"
                                + "'scope':'a  b','refresh_token':'r','other':[1]"))
                .isEqualTo(new Issued(
                        "A-z0.9_~+/==",
                        "bearer",
                        Optional.of("urn:x"),
                        Optional.of(Duration.ofSeconds(60)),
                        Optional.of(Scopes.parse("a b")),
                        true,
                        TestClock.NOW));
    }

    @Test // RFC 6749 section 5.1
    void whatMayBeLeftOut_isNotSaid() {
        assertThat(read("'access_token':'t','token_type':'N_A'"))
                .isEqualTo(new Issued(
                        "t", "N_A", Optional.empty(), Optional.empty(), Optional.empty(), false, TestClock.NOW));
    }

    @Test
    void noScopesAtAll_areNotTheSameAsNoneSaid() {
        assertThat(read("'access_token':'t','token_type':'Bearer','scope':''"))
                .isInstanceOfSatisfying(
                        Issued.class, issued -> assertThat(issued.scopes()).contains(Scopes.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'access_token':'t'",
                "'token_type':'Bearer'",
                "'access_token':'','token_type':'Bearer'",
                "'access_token':'t','token_type':''",
                "'access_token':7,'token_type':'Bearer'",
                "'access_token':null,'token_type':'Bearer'",
                "'access_token':['t'],'token_type':'Bearer'",
                "'access_token':'t','token_type':7",
                "'access_token':'t','token_type':null",
                "'access_token':'t t','token_type':'Bearer'",
                "'access_token':'t\\r\\nX: y','token_type':'Bearer'",
                "'access_token':'t\\n','token_type':'Bearer'",
                "'access_token':'t=t','token_type':'Bearer'",
                "'access_token':'=','token_type':'Bearer'",
                "'access_token':'t\u00e9','token_type':'Bearer'",
                "'access_token':'t','token_type':'Bearer','expires_in':'60'",
                "'access_token':'t','token_type':'Bearer','expires_in':0",
                "'access_token':'t','token_type':'Bearer','expires_in':-1",
                "'access_token':'t','token_type':'Bearer','expires_in':1.5",
                "'access_token':'t','token_type':'Bearer','expires_in':2147483648",
                "'access_token':'t','token_type':'Bearer','expires_in':1e300",
                "'access_token':'t','token_type':'Bearer','expires_in':null",
                "'access_token':'t','token_type':'Bearer','expires_in':true",
                "'access_token':'t','token_type':'Bearer','scope':['a']",
                "'access_token':'t','token_type':'Bearer','scope':null",
                "'access_token':'t','token_type':'Bearer','scope':'a \\u00e9'",
                "'access_token':'t','token_type':'Bearer','scope':'a\\tb'",
                "'access_token':'t','token_type':'Bearer','issued_token_type':7",
                "'access_token':'t','token_type':'Bearer','issued_token_type':null",
                "'access_token':'t','token_type':'Bearer','refresh_token':true",
                "'access_token':'t','token_type':'Bearer','error':'invalid_grant'",
                "'access_token':'t','access_token':'t','token_type':'Bearer'",
                "'access_token':'t','token_type':'Bearer','token_type':'Bearer'",
            })
    void memberThatIsNotWhatItMustBe_spoilsTheAnswer(String members) { // TE-6
        assertThat(read(members)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.UNBELIEVABLE);
            assertThat(failed.detail()).contains("(expected: ");
        });
    }

    @Test
    void tokenThatFitsInNoField_isNone() {
        assertThat(read("'token_type':'Bearer','access_token':'" + "t".repeat(IssuedMembers.LONGEST) + "'"))
                .isInstanceOf(Issued.class);
        assertThat(read("'token_type':'Bearer','access_token':'" + "t".repeat(IssuedMembers.LONGEST + 1) + "'"))
                .isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{}{}", "access_token=t&token_type=Bearer", "<html>"})
    void bodyThatIsNoObject_cannotBeBelieved(String body) {
        assertThat(failed(json(200, body)).failure()).isEqualTo(Failure.UNBELIEVABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/jwt", "application/jsonp", ""})
    void otherMediaType_cannotBeBelieved(String type) {
        Answered answer = answered(200, type, "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}");
        assertThat(failed(answer).failure()).isEqualTo(Failure.UNBELIEVABLE);
    }

    @ParameterizedTest // RD-8, TE-7
    @CsvSource({
        "400, invalid_grant, INVALID_GRANT, NEXT_HOP_TOKEN_REFUSED",
        "400, invalid_request, INVALID_REQUEST, NEXT_HOP_TOKEN_REFUSED",
        "400, invalid_scope, INVALID_SCOPE, NEXT_HOP_SCOPE_REFUSED",
        "400, invalid_target, INVALID_TARGET, NEXT_HOP_TARGET_REFUSED",
        "400, access_denied, ACCESS_DENIED, NEXT_HOP_TARGET_REFUSED",
        "403, access_denied, ACCESS_DENIED, NEXT_HOP_TARGET_REFUSED",
    })
    void errorAboutTheToken_isARefusal(int status, String code, TokenError error, String reason) {
        assertThat(read(error(status, code))).isEqualTo(new Refused(error));
        assertThat(error.reason()).hasToString(reason);
        assertThat(error.code()).isEqualTo(code);
    }

    @ParameterizedTest // RD-4, RD-8
    @CsvSource({
        "401, invalid_client, CREDENTIALS_REFUSED",
        "401, invalid_grant, CREDENTIALS_REFUSED",
        "400, invalid_client, CREDENTIALS_REFUSED",
        "400, unauthorized_client, CREDENTIALS_REFUSED",
        "403, unauthorized_client, CREDENTIALS_REFUSED",
        "400, unsupported_grant_type, UNBELIEVABLE",
        "400, server_error, UNBELIEVABLE",
        "403, other, UNBELIEVABLE",
        "404, invalid_grant, UNBELIEVABLE",
        "302, invalid_grant, UNBELIEVABLE",
        "201, invalid_grant, UNBELIEVABLE",
        "429, invalid_grant, NOT_NOW",
        "500, invalid_grant, NOT_NOW",
        "503, temporarily_unavailable, NOT_NOW",
    })
    void everythingElse_saysNothingOfTheToken(int status, String code, Failure failure) {
        assertThat(failed(error(status, code)))
                .isEqualTo(new Failed(failure, "status: " + status + ", error: " + code + " (expected: 200)"));
    }

    @ParameterizedTest
    @CsvSource({"400, UNBELIEVABLE", "401, CREDENTIALS_REFUSED", "403, UNBELIEVABLE", "502, NOT_NOW"})
    void refusalWithoutAnError_isKnownByItsStatusAlone(int status, Failure failure) {
        assertThat(failed(json(status, "<html>s3cret")))
                .isEqualTo(new Failed(failure, "status: " + status + " (expected: 200)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOi",
                "Invalid_Grant",
                "invalid grant",
                "x7",
                "",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void errorThatLooksLikeNoCode_isNotRepeated(String code) {
        assertThat(failed(error(400, code))).isEqualTo(new Failed(Failure.UNBELIEVABLE, "status: 400 (expected: 200)"));
    }

    @Test
    void tokenOfAnAnswerWithoutSuccess_isNone() {
        Answered created = json(201, "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}");
        assertThat(failed(created)).isEqualTo(new Failed(Failure.UNBELIEVABLE, "status: 201 (expected: 200)"));
    }
}
