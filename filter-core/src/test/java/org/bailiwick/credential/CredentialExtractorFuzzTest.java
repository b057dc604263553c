package org.bailiwick.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Set;
import org.bailiwick.event.Reason;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;

class CredentialExtractorFuzzTest {
    private static final CredentialExtractor EXTRACTOR = new CredentialExtractor(600, true);

    private static final Set<Reason> IN_QUERY = Set.of(Reason.CREDENTIAL_DUPLICATED, Reason.SESSION_MISPLACED);

    /** Whatever a client sends: no exception, and what is found is one token in one place, or a session. */
    @FuzzTest
    void whatIsFound_isAB64tokenAndNothingElse(FuzzedDataProvider data) {
        String sent = data.consumeRemainingAsString();
        EXTRACTOR
                .extract(new Sent(sent, ""), true)
                .fold(
                        found -> assertThat(
                                        found.credential().<String>fold(Credential.Bearer::token, asid -> "session"))
                                .matches("[A-Za-z0-9._~+/-]+=*")
                                .hasSizeLessThanOrEqualTo(600),
                        absent -> assertThat(absent.reason().kind()).isEqualTo(Reason.Kind.NO_CREDENTIAL),
                        refused -> assertThat(refused.reason().kind()).isEqualTo(Reason.Kind.INVALID_REQUEST));
        boolean inQuery = EXTRACTOR
                .extract(new Sent("Bearer a", sent), true)
                .fold(found -> false, absent -> false, refused -> IN_QUERY.contains(refused.reason()));
        if (sent.matches("(.*&)?access_token(=.*)?")) {
            assertThat(inQuery).isTrue();
        }
    }

    private record Sent(String authorization, String rawQuery) implements InboundRequest {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String rawPath() {
            return "/";
        }

        @Override
        public List<String> headers(String name) {
            return name.equals("Authorization") ? List.of(authorization) : List.of();
        }

        @Override
        public Sender sender() {
            return Sender.UNKNOWN;
        }
    }
}
