package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the Federated Introspection Endpoint is handed the form of a question. */
interface FederationFormRows extends Rows {
    int MOST = 64 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"", "token=", "token=a&token=b", "tokens=a", "a", "token=%zz"})
    default void formWithoutOneToken_isAnInvalidRequest(String form) throws Exception { // IN-1
        assertThat(asker().ask(form).status()).isEqualTo(400);
        assertThat(asker().ask(form).json()).containsEntry("error", "invalid_request");
    }

    @Test
    default void tokenElsewhereThanInTheForm_isNotThere() throws Exception { // IN-1, IN-11
        Response inQuery = asker().request("POST", FederationAsker.PATH + "?token=" + asker().token("x"))
                .header("Authorization", FederationAsker.RS2)
                .header("Content-Type", CredentialRows.FORM)
                .send();
        Response inJson = asker().request("POST", FederationAsker.PATH)
                .header("Authorization", FederationAsker.RS2)
                .body("application/json", "{\"token\":\"" + asker().token("x") + "\"}")
                .send();

        assertThat(inQuery.status()).isEqualTo(400);
        assertThat(inJson.status()).isEqualTo(400);
    }

    @Test
    default void longestForm_isRead() throws Exception {
        String form = "token=" + asker().token("x") + "&padding=";

        assertThat(asker().ask(form + "x".repeat(MOST - form.length())).json()).containsEntry("active", true);
    }

    @Test
    default void formThatIsTooLong_isRefused() throws Exception {
        String form = "token=" + asker().token("x") + "&padding=";

        Response response = asker().post(form + "x".repeat(MOST + 1 - form.length()))
                .header("Authorization", FederationAsker.RS2)
                .sendRaw(); // who answers may close before the end of the form, and the JDK's client then loses the
        // answer

        assertThat(response.status()).isEqualTo(413);
    }

    @Test
    default void formThatIsAnnouncedTooLong_isNotWaitedFor() throws Exception {
        assertThat(asker().raw("Content-Length: " + (MOST + 1) + "\r\n\r\ntoken=")
                        .status())
                .isEqualTo(413);
        assertThat(asker().raw("Content-Length: 99999999999\r\n\r\ntoken=").status())
                .isEqualTo(413);
    }

    @Test
    default void formInChunks_isReadWhole() throws Exception {
        String token = asker().token("x");

        Response response = asker().raw("Transfer-Encoding: chunked\r\n\r\n" + chunk("tok") + chunk("en=")
                + chunk(token.substring(0, 5)) + chunk(token.substring(5)) + "0\r\n\r\n");

        assertThat(response.json()).containsEntry("active", true);
    }

    @Test
    default void formInChunksThatIsTooLong_isNotWaitedFor() throws Exception {
        Response response =
                asker().raw("Transfer-Encoding: chunked\r\n\r\n" + chunk("token=") + chunk("x".repeat(MOST)));

        assertThat(response.status()).isEqualTo(413);
    }

    @Test
    default void answersOnOneConnection_allArrive() throws Exception {
        String form = "token=" + asker().token("x");
        String good = "Authorization: " + FederationAsker.RS2 + "\r\n";
        String tail = "Content-Length: " + form.length() + "\r\n\r\n" + form;

        try (RawConnection connection = new RawConnection(asker().base())) {
            for (int i = 0; i < 20; i++) {
                assertThat(connection
                                .exchange("POST", asker().head() + good + tail)
                                .status())
                        .isEqualTo(200);
                assertThat(connection.exchange("POST", asker().head() + tail).status())
                        .isEqualTo(401);
            }
        }
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private FederationAsker asker() {
        return new FederationAsker(stand(), stand().home());
    }
}
