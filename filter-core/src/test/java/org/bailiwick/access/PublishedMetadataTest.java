package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bailiwick.config.ConfigurationReader;
import org.bailiwick.config.Surroundings;
import org.bailiwick.json.JsonReader;
import org.bailiwick.request.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedMetadataTest {
    private static final String PUBLIC = "- {id: all, path: /**, access: public}";
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    private static PublishedMetadata published(String resource, String domains, String rules, String metadata) {
        String text = "resource: " + resource + "\ndefault-domains: [home]\ndomains: {" + domains + "}\nrules:\n"
                + rules + "\nmetadata: {" + metadata + "}\n";
        return PublishedMetadata.of(
                ConfigurationReader.read("b.yaml", text, new Surroundings(Path.of("no-such-directory"), name -> null)));
    }

    private static PublishedMetadata published(String resource) {
        return published(resource, domain("home"), PUBLIC, "");
    }

    private static String domain(String name) {
        return name + ": {kind: jwt, issuer: 'https://" + name + ".example.com', algorithms: [ES256]}";
    }

    private static Map<String, Object> document(PublishedMetadata published) {
        return JsonReader.object(published.document().body()).orElseThrow();
    }

    @ParameterizedTest // PR-1
    @CsvSource({
        "https://api.example.com,          https://api.example.com/.well-known/oauth-protected-resource",
        "https://api.example.com/,         https://api.example.com/.well-known/oauth-protected-resource",
        "https://api.example.com/a/b,      https://api.example.com/.well-known/oauth-protected-resource/a/b",
        "https://api.example.com/a/b/,     https://api.example.com/.well-known/oauth-protected-resource/a/b/",
        "https://api.example.com:8443/%7E, https://api.example.com:8443/.well-known/oauth-protected-resource/%7E",
        "https://api.example.com/a?b=c,    https://api.example.com/.well-known/oauth-protected-resource/a?b=c",
    })
    void wellKnownPart_goesBetweenHostAndPath(String resource, String url) {
        assertThat(published(resource).url()).hasToString(url);
        assertThat(url).contains(published(resource).path()).contains(WELL_KNOWN);
    }

    @ParameterizedTest // PR-3
    @CsvSource({"https://api.example.com", "https://api.example.com/", "https://api.example.com/a/b/"})
    void resource_isTheConfiguredIdentifierToTheLetter(String resource) {
        assertThat(document(published(resource))).containsEntry("resource", resource);
    }

    @Test // PR-4
    void members_areThoseOfTheConfiguration() {
        PublishedMetadata published = published(
                "https://api.example.com",
                domain("home") + ", " + domain("partner"),
                "- {id: a, path: /a, domains: [home], scopes: [a:read]}\n- {id: b, path: /b, domains: [home], any-scope: [b, a:read]}",
                "name: Orders, documentation: 'https://d.example/', policy: 'https://p.example/', terms: 'https://t.example/'");

        assertThat(document(published))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "resource", "https://api.example.com",
                        "authorization_servers", List.of("https://home.example.com", "https://partner.example.com"),
                        "scopes_supported", List.of("a:read", "b"),
                        "bearer_methods_supported", List.of("header"),
                        "resource_name", "Orders",
                        "resource_documentation", "https://d.example/",
                        "resource_policy_uri", "https://p.example/",
                        "resource_tos_uri", "https://t.example/"));
    }

    @Test // PR-5, PR-6
    void whatIsNotConfigured_isLeftOutAndNothingIsSigned() {
        assertThat(document(published("https://api.example.com")))
                .containsOnlyKeys("resource", "authorization_servers", "bearer_methods_supported");
    }

    @Test // PR-2, PR-10
    void document_isJsonThatMayBeKeptForAWhile() {
        HttpAnswer document = published("https://api.example.com").document();

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.headers())
                .containsEntry("Content-Type", List.of("application/json"))
                .containsEntry("Cache-Control", List.of("public, max-age=300"));
    }
}
