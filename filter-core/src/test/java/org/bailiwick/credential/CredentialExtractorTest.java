package org.bailiwick.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bailiwick.event.Reason;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialExtractorTest {
    private static final CredentialExtractor EXTRACTOR = new CredentialExtractor(100, false);
    private static final CredentialExtractor STRICT = new CredentialExtractor(100, true);

    private static InboundRequest request(String query, String... authorization) {
        return new InboundRequest() {
            @Override
            public String method() {
                return "GET";
            }

            @Override
            public String rawPath() {
                return "/";
            }

            @Override
            public String rawQuery() {
                return query;
            }

            @Override
            public List<String> headers(String name) {
                return name.equalsIgnoreCase("Authorization") ? List.of(authorization) : List.of();
            }

            @Override
            public Sender sender() {
                return Sender.UNKNOWN;
            }
        };
    }

    private static Object outcome(CredentialExtractor extractor, InboundRequest request) {
        return extractor
                .extract(request, false)
                .<Object>fold(
                        found -> ((Credential.Bearer) found.credential()).token(),
                        Extraction.Absent::reason,
                        Extraction.Refused::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc.def-_~+/==", "bearer abc.def-_~+/==", "BEARER   abc.def-_~+/=="})
    void bearerInAnyCase_isFound(String field) { // BT-1
        assertThat(outcome(EXTRACTOR, request("", field))).isEqualTo("abc.def-_~+/==");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer", "Bearer ", "Bearer =", "Bearer a b", "Bearer a=b", "Bearer a,b", "Bearer a, Bearer b",
                "Bearer \"a\"", "Bearer é", "Bearer\ta", "Bearer a\u0000", "", " Bearer a", ", Bearer a"
            })
    void malformedField_isRefused(String field) { // BT-2
        assertThat(outcome(EXTRACTOR, request("", field))).isEqualTo(Reason.CREDENTIAL_MALFORMED);
    }

    @Test // BT-3, BT-12
    void noOtherField_isLookedAt() {
        List<String> asked = new ArrayList<>();
        InboundRequest request = new InboundRequest() {
            @Override
            public String method() {
                return "POST";
            }

            @Override
            public String rawPath() {
                return "/";
            }

            @Override
            public String rawQuery() {
                return "";
            }

            @Override
            public List<String> headers(String name) {
                asked.add(name);
                return name.equals("Authorization") ? List.of() : List.of("access_token=a");
            }

            @Override
            public Sender sender() {
                return Sender.UNKNOWN;
            }
        };

        assertThat(outcome(EXTRACTOR, request)).isEqualTo(Reason.CREDENTIAL_MISSING);
        assertThat(asked).containsOnly("Authorization");
    }

    @Test
    void onlyTheCharactersOfTheSet_areAcceptedWhereverTheyStand() { // BT-2
        String set = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/";
        String token = "Abc-0.9_z~+/xyzABCZ";
        for (int at = 1; at < token.length(); at++) { // a space in the first place would be one before the token
            for (char c = 0; c < 0x300; c++) {
                String other = token.substring(0, at) + c + token.substring(at + 1);
                boolean padding = c == '=' && at == token.length() - 1;
                Object expected = set.indexOf(c) >= 0 || padding ? other : Reason.CREDENTIAL_MALFORMED;
                assertThat(outcome(EXTRACTOR, request("", "Bearer " + other))).isEqualTo(expected);
            }
        }
    }

    @Test // JB-18
    void tokenBeyondTheLongest_isRefused() {
        assertThat(outcome(EXTRACTOR, request("", "Bearer " + "a".repeat(100)))).isEqualTo("a".repeat(100));
        assertThat(outcome(EXTRACTOR, request("", "Bearer " + "a".repeat(101)))).isEqualTo(Reason.CREDENTIAL_TOO_LONG);
    }

    @Test
    void twoFields_areTwoCredentialsEvenWhenEqual() { // BT-5
        assertThat(outcome(EXTRACTOR, request("", "Bearer a", "Bearer a"))).isEqualTo(Reason.CREDENTIAL_DUPLICATED);
        assertThat(outcome(EXTRACTOR, request("", "Basic a", "Bearer a"))).isEqualTo(Reason.CREDENTIAL_DUPLICATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"access_token=a", "x=1&access_token=a", "access_token", "access%5Ftoken=a", "access_token="})
    void tokenInTheQuery_isNeverUsed(String query) { // BT-4
        assertThat(outcome(EXTRACTOR, request(query))).isEqualTo(Reason.CREDENTIAL_MISSING);
        assertThat(outcome(STRICT, request(query))).isEqualTo(Reason.CREDENTIAL_IN_QUERY);
        assertThat(outcome(EXTRACTOR, request(query, "Bearer a"))).isEqualTo(Reason.CREDENTIAL_DUPLICATED); // BT-5
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x=access_token",
                "my_access_token=a",
                "access_token2=a",
                "%zz=a",
                "a%zz_token=b",
                "&&",
                "=access_token"
            })
    void queryThatOnlyLooksAlike_isNotAToken(String query) {
        assertThat(outcome(STRICT, request(query))).isEqualTo(Reason.CREDENTIAL_MISSING);
        assertThat(outcome(STRICT, request(query, "Bearer a"))).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "DPoP abc", "Digest username=x", "Bearerabc"})
    void otherScheme_isNoCredential(String field) {
        assertThat(outcome(EXTRACTOR, request("", field))).isEqualTo(Reason.SCHEME_UNSUPPORTED);
    }
}
