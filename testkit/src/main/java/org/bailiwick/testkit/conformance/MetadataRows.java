package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The resource's published description (RFC 9728). */
interface MetadataRows extends Rows {
    String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    @Test
    default void document_isServedToAnybody() throws Exception { // PR-1, PR-2, PR-10, PR-11
        Response plain = stand().get(WELL_KNOWN).send();
        Response withRubbish = stand().get(WELL_KNOWN).bearer("rubbish").send();

        for (Response response : List.of(plain, withRubbish)) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.isOfType("application/json")).isTrue();
            assertThat(response.header("cache-control")).isPresent();
        }
    }

    @Test
    default void document_saysWhoAndWhat() throws Exception { // PR-3, PR-4
        Map<String, Object> document = stand().get(WELL_KNOWN).send().json();

        assertThat(document)
                .containsEntry("resource", Configurations.RESOURCE)
                .containsEntry("bearer_methods_supported", List.of("header"));
        assertThat(document.get("authorization_servers"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrder(
                        stand().home().issuer(), stand().partner().issuer());
        assertThat(document.get("scopes_supported"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("orders:read", "orders:write", "orders:special", "s:one", "s:two", "a:one", "a:two")
                .doesNotHaveDuplicates();
    }

    @Test
    default void document_leavesOutWhatIsEmpty() throws Exception { // PR-5
        Map<String, Object> document = stand().get(WELL_KNOWN).send().json();

        assertThat(document.values())
                .doesNotContainNull()
                .noneMatch(value -> value instanceof Collection<?> list && list.isEmpty())
                .noneMatch(value -> value instanceof String text && text.isEmpty());
    }

    @Test
    default void challenge_pointsToTheDocument() throws Exception { // PR-7, PR-8
        Refusal refusal = Refusal.of(stand().get("/whoami").send());

        assertThat(refusal.challenge().parameter("resource_metadata")).contains(Configurations.RESOURCE + WELL_KNOWN);
    }

    @Test
    default void hostHeader_changesNothing() throws Exception { // PR-3
        Response refused = stand().get("/whoami").header("Host", "evil.example").sendRaw();
        Response document =
                stand().get(WELL_KNOWN).header("Host", "evil.example").sendRaw();

        assertThat(Refusal.of(refused).challenge().parameter("resource_metadata"))
                .contains(Configurations.RESOURCE + WELL_KNOWN);
        assertThat(document.json()).containsEntry("resource", Configurations.RESOURCE);
        assertThat(document.body()).doesNotContain("evil.example");
    }

    @Test
    default void resourceWithPath_hasItsDocumentAfterTheWellKnownPart() throws Exception { // PR-1
        String resource = "https://api.example.com/v1/orders-api";
        String yaml = Configurations.standard(stand().home(), stand().partner(), resource, "");

        Map<String, Object> document = stand().request(yaml, "GET", WELL_KNOWN + "/v1/orders-api")
                .send()
                .json();
        Response bare = stand().request(yaml, "GET", WELL_KNOWN).send();
        Refusal refusal = Refusal.of(stand().request(yaml, "GET", "/whoami").send());

        assertThat(document).containsEntry("resource", resource);
        assertThat(bare.status()).isNotEqualTo(200);
        assertThat(refusal.challenge().parameter("resource_metadata"))
                .contains("https://api.example.com" + WELL_KNOWN + "/v1/orders-api");
    }

    @Test
    default void unpublishedDocument_isNeitherServedNorNamed() throws Exception { // PR-7, BT-6
        String yaml = Configurations.standard(
                stand().home(), stand().partner(), Configurations.RESOURCE, "metadata: {publish: false}\n");

        Response document = stand().request(yaml, "GET", WELL_KNOWN).send();
        Refusal refusal = Refusal.of(stand().request(yaml, "GET", "/whoami").send());

        Refusal.of(document).isDenied("no_rule");
        assertThat(refusal.lacksCredential("credential_missing").challenge().parameters())
                .doesNotContainKey("resource_metadata");
    }
}
