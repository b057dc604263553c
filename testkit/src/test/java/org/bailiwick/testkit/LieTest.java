package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LieTest {
    private static final String PARTNER = "https://partner.example";
    private static final String HOME = "https://home.example";

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private final EmbeddedAuthority authority = EmbeddedAuthority.builder()
            .algorithms(Algorithm.ES256)
            .clock(Clock.fixed(NOON, ZoneOffset.UTC))
            .start();
    private final Asker asker = Asker.of(authority, Endpoint.FEDERATED_INTROSPECTION);
    private final String local =
            authority.opaque().subject("alice").scopes("orders:read").issue();
    private final String foreign = authority
            .opaque()
            .subject("alice")
            .client("app")
            .scopes("orders:read")
            .federation(HOME, PARTNER)
            .issue();

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void canned_federationReadsLikeARealOne() throws Exception {
        assertThat(asker.hear(foreign))
                .containsEntry("iss", authority.issuer())
                .containsEntry("sub", "https://partner.example#https://home.example#alice")
                .containsEntry("client_id", "https://partner.example#https://home.example#app")
                .containsEntry(
                        "federation",
                        Map.of(
                                "federator", PARTNER,
                                "sub", "https://home.example#alice",
                                "client_id", "https://home.example#app",
                                "scope", "orders:read",
                                "path", List.of(HOME, PARTNER)));
    }

    @ParameterizedTest
    @EnumSource
    void lie_isToldWhereItConcernsTheAnswerAndNowhereElse(Lie lie) throws Exception {
        String localTruth = asker.ask(local).body();
        String foreignTruth = asker.ask(foreign).body();
        String signedTruth = stable(asker.signed().ask(foreign));

        authority.lie(lie);

        assertThat(asker.ask(local).body().equals(localTruth)).isEqualTo(lie.about() != Lie.About.ANY);
        assertThat(asker.ask(foreign).body().equals(foreignTruth)).isEqualTo(lie.about() == Lie.About.SIGNED);
        assertThat(stable(asker.signed().ask(foreign))).isNotEqualTo(signedTruth);
        assertThat(asker.hear("unknown")).isEqualTo(Map.of("active", false));
        authority.honest();
        assertThat(asker.ask(foreign).body()).isEqualTo(foreignTruth);
    }

    @Test
    void lies_outliveHealing() throws Exception {
        authority.lie(Lie.SUBJECT_MISSING);

        authority.heal();

        assertThat(asker.hear(local)).doesNotContainKey("sub");
    }

    @Test
    void formLies_areWrongInOneThingOnly() throws Exception {
        assertThat(told(Lie.ACTIVE_AS_TEXT, local)).containsEntry("active", "true");
        assertThat(told(Lie.ACTIVE_MISSING, local)).doesNotContainKey("active").containsKey("sub");
        authority.lie(Lie.DUPLICATE_MEMBER);
        assertThat(asker.ask(local).body()).startsWith("{\"active\":false,\"active\":true,");
        authority.lie(Lie.NOT_JSON);
        HttpResponse<String> response = asker.ask(local);
        assertThat(response.body()).isEqualTo("active=true");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void memberLies_sayWhatIsNotSo() throws Exception {
        long now = NOON.getEpochSecond();

        assertThat(told(Lie.ISSUER_OF_ANOTHER, local)).containsEntry("iss", Lie.ANOTHER);
        assertThat(told(Lie.ISSUER_NOT_REISSUED, foreign)).containsEntry("iss", PARTNER);
        assertThat(told(Lie.AUDIENCE_OF_ANOTHER, local)).containsEntry("aud", Lie.ANOTHER);
        assertThat(told(Lie.EXPIRED, local)).containsEntry("exp", now - 3600);
        assertThat(told(Lie.NOT_YET_VALID, local)).containsEntry("nbf", now + 3600);
        assertThat(told(Lie.EXP_AS_TEXT, local).get("exp")).isInstanceOf(String.class);
        assertThat((long) told(Lie.LIFE_LENGTHENED, local).get("exp")).isGreaterThan(now + 100_000_000);
        assertThat((String) told(Lie.SCOPE_WIDENED, local).get("scope"))
                .startsWith("orders:read ")
                .contains("admin");
        assertThat(told(Lie.SUBJECT_OF_ANOTHER_DOMAIN, local)).containsEntry("sub", Lie.ANOTHER + "#alice");
        assertThat(told(Lie.SUBJECT_NOT_QUALIFIED, foreign)).containsEntry("sub", HOME + "#alice");
    }

    @Test
    void federationLies_sayWhatIsNotSo() throws Exception {
        assertThat(told(Lie.FEDERATOR_NOT_TRUSTED, foreign))
                .containsEntry("sub", Lie.ANOTHER + "#" + HOME + "#alice")
                .extractingByKey("federation")
                .hasFieldOrPropertyWithValue("federator", Lie.ANOTHER)
                .hasFieldOrPropertyWithValue("path", List.of(HOME, Lie.ANOTHER));
        assertThat(told(Lie.FEDERATION_HIDDEN, foreign))
                .doesNotContainKey("federation")
                .containsEntry("iss", authority.issuer())
                .containsEntry("sub", HOME + "#alice");
        assertThat(told(Lie.FEDERATION_AS_TEXT, foreign)).containsEntry("federation", PARTNER);
        assertThat(path(Lie.PATH_WITH_LOOP)).containsExactly(PARTNER, Lie.ANOTHER, HOME, PARTNER);
        assertThat(path(Lie.PATH_THROUGH_SPEAKER)).containsExactly(authority.issuer(), HOME, PARTNER);
        assertThat(path(Lie.PATH_TOO_LONG)).hasSize(10).doesNotHaveDuplicates().endsWith(PARTNER);
        assertThat(path(Lie.PATH_NOT_ENDING_AT_FEDERATOR)).endsWith(PARTNER, Lie.ANOTHER);
    }

    @Test
    void signatureLies_leaveTheRestAlone() throws Exception {
        authority.lie(Lie.UNSIGNED_INSTEAD_OF_SIGNED);
        HttpResponse<String> plain = asker.signed().ask(local);
        assertThat(plain.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(Http.json(plain)).containsEntry("active", true);

        ReceivedJwt strange = signed(Lie.SIGNED_BY_STRANGER);
        assertThat(strange.header())
                .containsEntry("kid", authority.key(Algorithm.ES256).kid());
        assertThat(genuine(strange)).isFalse();
        assertThat(genuine(signed(Lie.SIGNED_WRONG_TYPE))).isTrue();
        assertThat(signed(Lie.SIGNED_WRONG_TYPE).header()).containsEntry("typ", "at+jwt");
        assertThat(signed(Lie.SIGNED_FOR_ANOTHER).claims()).containsEntry("aud", Lie.ANOTHER);
        assertThat(signed(Lie.SIGNED_AS_ANOTHER).claims()).containsEntry("iss", Lie.ANOTHER);
        assertThat(signed(Lie.SIGNED_LONG_AGO).claims()).containsEntry("iat", NOON.getEpochSecond() - 86_400);
        ReceivedJwt unsigned = signed(Lie.SIGNED_BY_ALG_NONE);
        assertThat(unsigned.header()).containsEntry("alg", "none");
        assertThat(unsigned.signature()).isEmpty();
    }

    private boolean genuine(ReceivedJwt jwt) {
        return jwt.isSignedBy(authority.key(Algorithm.ES256).publicKey(), Algorithm.ES256);
    }

    private Map<String, Object> told(Lie lie, String token) throws Exception {
        authority.lie(lie);
        return asker.hear(token);
    }

    private List<Object> path(Lie lie) throws Exception {
        return List.copyOf((List<?>) ((Map<?, ?>) told(lie, foreign).get("federation")).get("path"));
    }

    private ReceivedJwt signed(Lie lie) throws Exception {
        authority.lie(lie);
        return ReceivedJwt.parse(asker.signed().ask(local).body()).orElseThrow();
    }

    /** The answer without what differs from one true answer to the next: the signature as such. */
    private String stable(HttpResponse<String> response) {
        String[] parts = response.body().split("\\.", -1);
        if (parts.length != 3) {
            return response.body();
        }
        boolean good = ReceivedJwt.parse(response.body()).filter(this::genuine).isPresent();
        return text(parts[0]) + text(parts[1]) + good;
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
