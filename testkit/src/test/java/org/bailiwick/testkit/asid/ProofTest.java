package org.bailiwick.testkit.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The vectors of the protocol's section on presenting an A_SID, and what else holds of proofs. */
final class ProofTest {
    private static final String SID = "3q2-7w" + "A".repeat(37);
    private static final String SIGNATURE = "H4uqPsk0GXeUxEvBje8Fpgjlye2SUKaFR0OJA_oPgKs";
    private static final Instant TIME = Instant.ofEpochSecond(1795233600);

    private final Desk desk = new Desk();
    private final Consumer web =
            Consumer.builder("web-1").secret("s3cr3t-consumer-0001").build();
    private final Session session = desk.authority
            .register(web)
            .person("vector", "u-8842")
            .session(web, "vector")
            .sid(SID)
            .open();

    @AfterEach
    void close() {
        desk.close();
    }

    private Proof vector() {
        return web.proof(session, Desk.API)
                .request("GET", URI.create("https://api.example.com/v1/files?dir=a"))
                .at(TIME)
                .nonce("n-0001-abcdefghijkl");
    }

    @Test
    void key_isTheVectors() {
        assertThat(HexFormat.of().formatHex(web.proofKey("https://api.example.com")))
                .isEqualTo("f91753a5313dc971fd3c0f829ab55bdb2e620dba3e3aaffda3dee7fc6e119a17"); // AS-4
    }

    @Test
    void signature_isTheVectors() {
        assertThat(vector().passedOn()) // AS-4
                .containsEntry("sig", SIGNATURE)
                .containsEntry("body_sha256", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
        assertThat(vector().authorization())
                .isEqualTo("ASID c_id=\"web-1\", a_sid=\"" + SID + "\", a_uid=\"u-8842\", ts=1795233600,"
                        + " nonce=\"n-0001-abcdefghijkl\", sig=\"" + SIGNATURE + "\"");
    }

    @Test
    void vector_isVerified() throws Exception {
        Map<String, Object> answer = Desk.ok(desk.ask(desk.api, desk.question(SID, "u-8842", vector().passedOn())));

        assertThat(answer).containsEntry("active", true); // AS-4
    }

    @Test
    void hashInTicket_isTheVectors() throws Exception {
        JsonWebSignature ticket = new JsonWebSignature();
        ticket.setCompactSerialization(session.ticket().sign());
        ticket.setKey(desk.authority.keys().key(ticket.getKeyIdHeaderValue()).publicKey());
        ticket.setAlgorithmConstraints(new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256"));

        assertThat(JsonUtil.parseJson(ticket.getPayload()))
                .containsEntry("asid_h", "jFRKUiq9G7GjuYP68tqwyOBRHsKpY-H8fZLF0cqLNnI"); // AS-6
    }

    @ParameterizedTest
    @CsvSource({
        "https://API.example.com, https://api.example.com/",
        "HTTPS://api.example.com:443/a, https://api.example.com/a",
        "http://api.example.com:80/a?, http://api.example.com/a?",
        "https://api.example.com:8443/a%2Fb?c=%20d, https://api.example.com:8443/a%2Fb?c=%20d"
    })
    void target_isTheUrlAsSent(URI sent, String covered) {
        assertThat(vector().request("GET", sent).passedOn()).containsEntry("url", covered); // AS-4
    }

    @Test
    void body_isCoveredUnlessSaidOtherwise() {
        assertThat(vector().body("{}").passedOn()).containsEntry("body_sha256", Secrets.hash("{}"));
        assertThat(vector().unsignedBody().passedOn()).containsEntry("body_sha256", "-");
    }

    @Test
    void proofs_doNotRepeatTheirNonce() {
        Proof first = web.proof(session, Desk.API);
        Proof second = web.proof(session, Desk.API);

        assertThat(first.authorization()).isEqualTo(first.authorization()).isNotEqualTo(second.authorization()); // AS-3
    }

    @ParameterizedTest
    @EnumSource
    void flaw_isWhatItSays(ProofFlaw flaw) throws Exception {
        String authorization = vector().authorization(flaw);

        assertThat(authorization).startsWith("ASID").isNotEqualTo(vector().authorization());
        Map<String, String> shown = parameters(authorization);
        switch (flaw.about()) {
            case SYNTAX ->
                assertThat(authorization.contains("a_uid=\"u-another\"") || !wellFormed(authorization))
                        .isTrue(); // AS-1
            case PROOF -> assertThat(verified(shown)).isFalse(); // AS-4
            case TIME -> {
                assertThat(verified(shown)).isTrue();
                assertThat(Math.abs(Long.parseLong(shown.getOrDefault("ts", "")) - TIME.getEpochSecond()))
                        .isGreaterThan(120); // AS-3
            }
            case SESSION -> {
                Canonical covered = canonical(shown);
                assertThat(covered.signature(web.proofKey(Desk.API))).isEqualTo(shown.get("sig"));
                assertThat(verified(shown)).isFalse(); // AS-5, AS-6
            }
        }
    }

    private static boolean wellFormed(String authorization) {
        return authorization.matches(
                "ASID c_id=\"[^\"]+\", a_sid=\"[A-Za-z0-9_-]{43,128}\", a_uid=\"[!-~&&[^\"]]{1,255}\","
                        + " ts=[0-9]{1,12}, nonce=\"[^\"]{16,128}\", sig=\"[^\"]*\"");
    }

    private static Map<String, String> parameters(String authorization) {
        Map<String, String> parameters = new HashMap<>();
        Matcher each = Pattern.compile("([a-z_]+)=(?:\"([^\"]*)\"|([^, ]+))").matcher(authorization);
        while (each.find()) {
            parameters.put(each.group(1), each.group(2) == null ? each.group(3) : each.group(2));
        }
        return parameters;
    }

    private Canonical canonical(Map<String, String> shown) {
        Map<String, Object> request = vector().passedOn();
        return new Canonical(
                (String) request.get("method"),
                (String) request.get("url"),
                shown.getOrDefault("c_id", ""),
                shown.getOrDefault("a_sid", ""),
                shown.getOrDefault("a_uid", ""),
                shown.getOrDefault("ts", ""),
                shown.getOrDefault("nonce", ""),
                (String) request.get("body_sha256"));
    }

    /** As a resource server asks that has received the request of the vector with this field. */
    private boolean verified(Map<String, String> shown) throws Exception {
        Map<String, Object> proof = vector().passedOn();
        proof.put("ts", Long.parseLong(shown.getOrDefault("ts", "0")));
        proof.put("nonce", shown.get("nonce"));
        proof.put("sig", shown.getOrDefault("sig", "").isEmpty() ? "none" : shown.get("sig"));
        Map<String, Object> question =
                desk.question(shown.getOrDefault("a_sid", ""), shown.getOrDefault("a_uid", ""), proof);
        question.put("c_id", shown.get("c_id"));
        return (Boolean) Desk.ok(desk.ask(desk.api, question)).get("active");
    }
}
