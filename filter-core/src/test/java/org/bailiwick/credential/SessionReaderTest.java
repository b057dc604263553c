package org.bailiwick.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.bailiwick.event.Reason;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a session is found in a request. */
class SessionReaderTest {
    private static final CredentialExtractor EXTRACTOR = new CredentialExtractor(1000, false);
    private static final String SID = "3q2-7w" + "A".repeat(37);
    private static final String SIG = "H4uqPsk0GXeUxEvBje8Fpgjlye2SUKaFR0OJA_oPgKs";
    private static final String GOOD = "ASID c_id=\"web-1\", a_sid=\"" + SID
            + "\", a_uid=\"u-8842\", ts=1795233600, nonce=\"n-0001-abcdefghijkl\", sig=\"" + SIG + "\"";

    private record Sent(String rawQuery, Map<String, List<String>> fields) implements InboundRequest {
        static Sent of(String query) {
            return new Sent(query, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        }

        Sent with(String name, String value) {
            fields.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
            return this;
        }

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String rawPath() {
            return "/v1/files";
        }

        @Override
        public List<String> headers(String name) {
            return fields.getOrDefault(name, List.of());
        }

        @Override
        public Sender sender() {
            return Sender.UNKNOWN;
        }
    }

    private static Sent authorized(String field) {
        return Sent.of("").with("Authorization", field);
    }

    private static Object outcome(InboundRequest request) {
        return EXTRACTOR
                .extract(request, true)
                .<Object>fold(Extraction.Found::credential, Extraction.Absent::reason, Extraction.Refused::reason);
    }

    private static Credential.Asid found(InboundRequest request) {
        return (Credential.Asid) outcome(request);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest // AS-1
    @ValueSource(strings = {"ASID ", "asid ", "AsId   "})
    void schemeInAnyCase_isFoundWithAllThatWasPresented(String scheme) {
        Credential.Asid found = found(Sent.of("dir=a").with("Authorization", scheme + GOOD.substring(5)));

        assertThat(found.session()).isEqualTo(new SessionName("web-1", SID, "u-8842"));
        assertThat(found.presentation()).isEqualTo(new Presentation.Proof("1795233600", "n-0001-abcdefghijkl", SIG));
        assertThat(found.covered()).isEqualTo(new CoveredRequest("GET", "/v1/files?dir=a", CoveredRequest.UNREAD));
    }

    @ParameterizedTest // AS-1
    @ValueSource(
            strings = {
                "c_id = \"web-1\"\t,a_sid=\"SID\",  a_uid=\"u-8842\", ts=\"1795233600\", nonce=\"n-0001-abcdefghijkl\", sig=\"SIG\"",
                "sig=\"SIG\", nonce=\"n-0001-abcdefghijkl\", TS=1795233600, A_UID=\"u-8842\", a_sid=\"SID\", c_id=\"web-1\""
            })
    void orderSpaceAndCaseOfNames_meanNothing(String parameters) {
        String field = "ASID " + parameters.replace("SID\"", SID + "\"").replace("SIG\"", SIG + "\"");
        assertThat(found(authorized(field)).session()).isEqualTo(new SessionName("web-1", SID, "u-8842"));
    }

    @ParameterizedTest // AS-1
    @ValueSource(
            strings = {
                "",
                "ASID",
                "ASID ",
                "ASID GOOD,",
                "ASID ,GOOD",
                "ASID GOOD, c_id=\"web-1\"",
                "ASID GOOD, C_ID=\"web-1\"",
                "ASID GOOD, realm=\"x\"",
                "ASID GOOD x",
                "ASID GOOD; x=1",
                "ASID web-1"
            })
    void listThatIsNotEachOnce_isMalformed(String field) {
        assertThat(outcome(authorized(field.replace("GOOD", GOOD.substring(5)))))
                .isEqualTo(Reason.CREDENTIAL_MALFORMED);
    }

    @ParameterizedTest // AS-1
    @ValueSource(
            strings = {
                "c_id=\"\"",
                "c_id=web-1",
                "c_id=\"web 1\"",
                "c_id=\"web\\-1\"",
                "c_id=\"w\u00e9b\"",
                "c_id=\"web'1\"",
                "a_sid=\"short\"",
                "a_sid=\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"",
                "a_uid=\"\"",
                "a_uid=u-8842",
                "ts=01795233600",
                "ts=1795233600.5",
                "ts=-1",
                "ts=1234567890123",
                "nonce=\"fifteen-charact\"",
                "nonce=\"with a space in it\"",
                "sig=\"short\"",
                "sig=\"H4uqPsk0GXeUxEvBje8Fpgjlye2SUKaFR0OJA_oPgK+\""
            })
    void valueOfAnotherSyntax_isMalformed(String parameter) {
        String name = parameter.substring(0, parameter.indexOf('='));
        String field = GOOD.replaceFirst("\\b" + name + "=(\"[^\"]*\"|[0-9]+)", Matcher.quoteReplacement(parameter));
        assertThat(field).isNotEqualTo(GOOD);
        assertThat(outcome(authorized(field))).isEqualTo(Reason.CREDENTIAL_MALFORMED);
    }

    @ParameterizedTest // AS-1
    @ValueSource(strings = {"c_id", "a_sid", "a_uid", "ts", "nonce", "sig"})
    void parameterThatIsNotThere_isMissed(String name) {
        String field =
                GOOD.replaceFirst("\\b" + name + "=(\"[^\"]*\"|[0-9]+)", "").replaceFirst("(^ASID |, ), ?", "$1");
        assertThat(outcome(authorized(field))).isEqualTo(Reason.CREDENTIAL_MALFORMED);
    }

    @Test // AS-1
    void secondCredential_isRefused() {
        assertThat(outcome(authorized(GOOD).with("Authorization", GOOD))).isEqualTo(Reason.CREDENTIAL_DUPLICATED);
        assertThat(outcome(authorized(GOOD).with("Authorization", "Bearer a"))).isEqualTo(Reason.CREDENTIAL_DUPLICATED);
        assertThat(outcome(authorized(GOOD).with("A-Ticket", "a.b.c").with("A-Ticket", "a.b.c")))
                .isEqualTo(Reason.CREDENTIAL_DUPLICATED);
        assertThat(outcome(authorized(basic("web-1:s"))
                        .with("A-SID", SID)
                        .with("A-SID", SID)
                        .with("A-UID", "u")))
                .isEqualTo(Reason.CREDENTIAL_DUPLICATED);
    }

    @Test
    void ticketBesideTheProof_isFound() {
        assertThat(found(authorized(GOOD).with("A-Ticket", "a.b.c")).presentation())
                .isEqualTo(new Presentation.Ticket(
                        new Presentation.Proof("1795233600", "n-0001-abcdefghijkl", SIG), "a.b.c"));
    }

    @Test
    void fieldBeyondTheLongest_isRefused() {
        assertThat(outcome(authorized(GOOD + " ".repeat(1000)))).isEqualTo(Reason.CREDENTIAL_TOO_LONG);
        assertThat(outcome(authorized(GOOD).with("A-Ticket", "a".repeat(1001)))).isEqualTo(Reason.CREDENTIAL_TOO_LONG);
    }

    @Test // AS-15
    void secretBesideTheSessionsName_isFound() {
        Credential.Asid found =
                found(authorized(basic("web-1:s3:cr3t")).with("A-SID", SID).with("A-UID", "u-8842"));
        assertThat(found.session()).isEqualTo(new SessionName("web-1", SID, "u-8842"));
        assertThat(((Presentation.SharedSecret) found.presentation()).secret().reveal())
                .isEqualTo("s3:cr3t");
    }

    @ParameterizedTest // AS-15
    @ValueSource(strings = {"web-1", ":s", "web-1:", "w b:s", "web-1:s\u00e9", "web-1:a\nb"})
    void pairThatIsNone_isMalformed(String pair) {
        assertThat(outcome(authorized(basic(pair)).with("A-SID", SID).with("A-UID", "u-8842")))
                .isEqualTo(Reason.CREDENTIAL_MALFORMED);
    }

    @Test // AS-15
    void nameOfAnotherSyntaxBesideASecret_isMalformed() {
        assertThat(outcome(authorized(basic("web-1:s")).with("A-SID", "short").with("A-UID", "u")))
                .isEqualTo(Reason.CREDENTIAL_MALFORMED);
        assertThat(outcome(authorized(basic("web-1:s")).with("A-SID", SID).with("A-UID", "u u")))
                .isEqualTo(Reason.CREDENTIAL_MALFORMED);
        assertThat(outcome(authorized("Basic %%%").with("A-SID", SID).with("A-UID", "u")))
                .isEqualTo(Reason.CREDENTIAL_MALFORMED);
    }

    @Test // AS-1
    void fieldsWithoutTheirScheme_areRefused() {
        for (Sent sent : List.of(
                Sent.of("").with("A-SID", SID),
                Sent.of("").with("A-UID", "u"),
                Sent.of("").with("A-Ticket", "a.b.c"),
                authorized("Bearer a").with("A-SID", SID),
                authorized("Bearer a").with("A-Ticket", "a.b.c"),
                authorized(GOOD).with("A-SID", SID),
                authorized(GOOD).with("A-UID", "u-8842"),
                authorized(basic("web-1:s")).with("A-SID", SID),
                authorized(basic("web-1:s")).with("A-UID", "u"),
                authorized(basic("web-1:s"))
                        .with("A-SID", SID)
                        .with("A-UID", "u")
                        .with("A-Ticket", "a.b.c"),
                authorized("Digest x").with("A-UID", "u"))) {
            assertThat(outcome(sent)).isEqualTo(Reason.SESSION_FIELDS_STRAY);
        }
    }

    @ParameterizedTest // AS-2
    @ValueSource(
            strings = {"a_sid=x", "x=1&A_SID=x", "a%5Fsid=x", "a-sid", "q=3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void sessionInTheQuery_isRefused(String query) {
        assertThat(outcome(Sent.of(query).with("Authorization", GOOD))).isEqualTo(Reason.SESSION_MISPLACED);
    }

    @Test // AS-2
    void sessionInTheQueryAlone_isRefusedToo() {
        assertThat(outcome(Sent.of("a_sid=" + SID))).isEqualTo(Reason.SESSION_MISPLACED);
        assertThat(outcome(Sent.of("a_sid=" + SID).with("Authorization", "Bearer a")))
                .isEqualTo(Reason.SESSION_MISPLACED);
    }

    @Test
    void otherSchemes_areWhatTheyWere() {
        assertThat(outcome(Sent.of(""))).isEqualTo(Reason.CREDENTIAL_MISSING);
        assertThat(outcome(authorized(basic("a:b")))).isEqualTo(Reason.SCHEME_UNSUPPORTED);
        assertThat(outcome(authorized("Bearer abc"))).isEqualTo(new Credential.Bearer("abc"));
    }

    @Test
    void whereNoSessionIsTaken_theirSchemeIsUnknownAndTheirFieldsMeanNothing() {
        assertThat(EXTRACTOR.extract(authorized(GOOD), false))
                .isEqualTo(new Extraction.Absent(Reason.SCHEME_UNSUPPORTED));
        assertThat(EXTRACTOR.extract(
                        Sent.of("a_sid=x").with("Authorization", "Bearer a").with("A-SID", SID), false))
                .isEqualTo(new Extraction.Found(new Credential.Bearer("a")));
    }
}
