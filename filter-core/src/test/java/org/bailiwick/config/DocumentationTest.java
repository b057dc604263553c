package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailiwick.policy.Policy;
import org.bailiwick.request.RequestPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documentation says what the reader does. {@code -Dbailiwick.update-docs=true} rewrites what is made from the
 * description of the file.
 */
class DocumentationTest {
    private static final Path SCHEMA = Documentation.root().resolve("docs/bailiwick.schema.json");
    private static final Path PAGE = Documentation.root().resolve("docs/configuration.md");
    private static final Pattern KEY_FILE =
            Pattern.compile("(?:jwks-file|key-files?|key-store|\\bfile): +(\\[[^]]*]|[^\\s,}]+)");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("AS_HOST", "as.example.com", "TENANT", "acme", "STORE_PASSWORD", "hush");

    /** Examples may call their secrets what they like. */
    private static @Nullable String variable(String name) {
        return name.endsWith("_SECRET")
                ? "hush".repeat(16)
                : name.endsWith("_PROOF_KEY")
                        ? "00".repeat(32)
                        : name.endsWith("_COOKIE_KEY")
                                ? (name + "A".repeat(43)).substring(0, 42) + "A"
                                : ENVIRONMENT.get(name);
    }

    @TempDir
    private Path directory;

    private static void assertUpToDate(Path file, String content) throws IOException {
        if (Boolean.getBoolean("bailiwick.update-docs")) {
            Files.writeString(file, content);
        }
        assertThat(file)
                .as("made from the description of the file; -Dbailiwick.update-docs=true rewrites it")
                .hasContent(content);
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Documentation.schema(), InputFormat.JSON);
    }

    private static String resource(String name) throws IOException {
        return Files.readString(TestConfigurations.resource(name));
    }

    private Configuration load(String example) throws IOException {
        Matcher keyFile = KEY_FILE.matcher(example);
        while (keyFile.find()) {
            for (String name : keyFile.group(1).replaceAll("[\\[\\] ]", "").split(",")) {
                Files.writeString(directory.resolve(name), "{\"keys\": []}");
            }
        }
        return ConfigurationReader.read(
                "bailiwick.yaml", example, new Surroundings(directory, DocumentationTest::variable));
    }

    @Test
    void schemaFile_isMadeFromTheDescription() throws IOException {
        assertUpToDate(SCHEMA, Documentation.schema());
    }

    @Test
    void page_isMadeFromTheDescription() throws IOException {
        String page = Files.readString(PAGE);
        String mistakes = resource("six-mistakes.yaml");
        String first = Documentation.examples(PAGE).get(0);
        page = Documentation.withSection(page, "reference", Documentation.reference());
        page = Documentation.withSection(
                page, "mistakes", "```yaml\n" + mistakes + "```\n\n```text\n" + refusal(mistakes) + "\n```");
        page = Documentation.withSection(page, "policy", "```text\n" + EffectivePolicy.of(load(first)) + "\n```");
        page = Documentation.withSection(page, "no-routes", "```text\n" + refusalWithoutRoutes(page) + "\n```");
        assertUpToDate(PAGE, page);
    }

    private String refusal(String text) {
        try {
            return "loaded: " + load(text);
        } catch (IOException | ConfigurationException refused) {
            return refused.getMessage();
        }
    }

    private String refusalWithoutRoutes(String page) throws IOException {
        return new ConfigurationException(load(exampleWithRoutes(page)).withoutRoutes()).getMessage();
    }

    private static String exampleWithRoutes(String page) {
        return Documentation.examples(page).stream()
                .filter(example -> example.contains("route:"))
                .findFirst()
                .orElseThrow();
    }

    static List<Path> pages() {
        return Documentation.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void examplesOfEveryPage_loadAndAreValid(Path page) throws IOException {
        for (String example : Documentation.examples(page)) {
            assertThat(load(example).policy().rules()).as(example).isNotEmpty();
            assertThat(schema().validate(example, InputFormat.YAML)).as(example).isEmpty();
        }
    }

    @Test
    void tableOfSpecificity_isTrue() throws IOException {
        List<List<String>> table = Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.startsWith("| request |"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(cell -> cell.replace("`", "").strip())
                        .toList())
                .toList();
        StringBuilder rules = new StringBuilder();
        for (int column = 1; column < table.get(0).size(); column++) {
            String[] words = table.get(0).get(column).split(" ");
            String methods = words.length > 1 ? ", methods: [" + words[0] + "]" : "";
            rules.append("  - {id: c%d, path: '%s', access: public%s}\n"
                    .formatted(column, words[words.length - 1], methods));
        }
        Policy policy = TestConfigurations.read(
                        TestConfigurations.TOP + TestConfigurations.DOMAINS + "rules:\n" + rules)
                .policy();
        assertThat(table.subList(2, table.size())).hasSize(5).allSatisfy(row -> {
            String[] request = row.get(0).split(" ");
            RequestPath path = RequestPath.of(request[1]).orElseThrow();
            assertThat(policy.ruleFor(Optional.empty(), request[0], path)
                            .orElseThrow()
                            .rule()
                            .id())
                    .isEqualTo("c" + row.indexOf("decides"));
        });
    }

    @Test
    void tableOfRoutes_isTrue() throws IOException {
        String page = Files.readString(PAGE);
        Policy policy = load(exampleWithRoutes(page)).policy();
        List<String[]> rows = page.lines()
                .dropWhile(line -> !line.startsWith("| request | on route |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.replace("`", "").substring(1).split("\\|"))
                .toList();
        assertThat(rows).hasSize(6).allSatisfy(row -> {
            String[] request = row[0].strip().split(" ");
            Optional<String> route = Optional.of(row[1].strip()).filter(id -> !id.equals("none"));
            assertThat(policy.ruleFor(
                                    route,
                                    request[0],
                                    RequestPath.of(request[1]).orElseThrow())
                            .map(match -> match.rule().id())
                            .orElse("none: denied"))
                    .isEqualTo(row[2].strip());
        });
    }

    @Test
    void configurationPage_hasExamples() throws IOException {
        assertThat(Documentation.examples(PAGE)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void completeFiles_areValid() throws IOException {
        assertThat(schema().validate(resource("complete.yaml"), InputFormat.YAML))
                .isEmpty();
        assertThat(schema().validate(resource("complete-federation.yaml"), InputFormat.YAML))
                .isEmpty();
        assertThat(schema().validate(resource("complete-sessions.yaml"), InputFormat.YAML))
                .isEmpty();
        assertThat(schema().validate(resource("complete-next-hops.yaml"), InputFormat.YAML))
                .isEmpty();
    }

    @Test
    void domainOfEitherKind_isValidWithKeysOfItsOwnAlone() {
        String jwt = TestConfigurations.withDomain("leeway: 5s");
        String asked = TestConfigurations.withPartner("leeway: 5s");
        assertThat(schema().validate(jwt, InputFormat.YAML)).isEmpty();
        assertThat(schema().validate(asked, InputFormat.YAML)).isEmpty();
        assertThat(schema().validate(jwt.replace("kind: jwt", "kind: ${env:KIND}"), InputFormat.YAML))
                .isEmpty();
        assertThat(schema().validate(asked.replace("kind: introspection", "kind: ${env:KIND}"), InputFormat.YAML))
                .isEmpty();
        assertThat(schema().validate(jwt.replace("kind: jwt", "kind: introspection"), InputFormat.YAML))
                .isNotEmpty();
        assertThat(schema().validate(asked.replace("kind: introspection", "kind: jwt"), InputFormat.YAML))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resorce: https://api.example.com",
                "limits: {credentials: 16KiB}",
                "limits: {credential: 16KB}",
                "limits: {calls-in-flight: 10001}",
                "limits: {decision: 3}",
                "cors-preflight: maybe",
                "metadata: {publish: 'true'}",
                "resource-aliases: [a, a]",
                "default-domains: []",
                "identity-headers: {user: X-User}",
                "identity-headers: {subject: X_User}",
                "identity-headers: {subject: false}",
                "trusted-proxies: 10.0.0.0/8",
                "trusted-proxies: [proxy.example.com]",
                "trusted-proxies: [10.1]",
                "domains: {}",
                "domains: {Home: {kind: jwt, issuer: 'https://a.example', algorithms: [ES256]}}",
                "domains: {home: {kind: jwt, issuer: 'ftp://a.example', algorithms: [ES256]}}",
                "domains: {home: {kind: jwt, issuer: 'https://a.example', algorithms: [HS256]}}",
                "domains: {home: {kind: jwt, issuer: 'https://a.example', algorithms: []}}",
                "domains: {home: {kind: jwt, issuer: 'https://a.example'}}",
                "domains: {home: {kind: asid, issuer: 'https://a.example', algorithms: [ES256]}}",
                "domains: {home: {kind: jwt, issuer: 'https://a.example', algorithms: [ES256], leeway: 30}}",
                "domains: {a: {kind: introspection, issuer: 'https://a.example'}}",
                "domains: {a: {kind: introspection, issuer: 'https://a.example', client: {id: b, secret: 5}}}",
                "domains: {a: {kind: introspection, issuer: 'https://a.example', client: {id: b, secret: c, method: d}}}",
                "domains: {a: {kind: introspection, issuer: 'https://a.example', client: {id: b, secret: c},"
                        + " federators: {}}}",
                "domains: {a: {kind: introspection, issuer: 'https://a.example', client: {id: b, secret: c},"
                        + " federators: {b: {scopes: []}}}}",
                "domains: {a: {kind: introspection, issuer: 'https://a.example', client: {id: b, secret: c},"
                        + " opaque-prefix: 'a b'}}",
                "federation: {}",
                "federation: {issuer: 'https://a.example', hops: 11}",
                "federation: {issuer: 'https://a.example', path: f}",
                "federation: {issuer: 'https://a.example', trustees: {}}",
                "federation: {issuer: 'https://a.example', operators: {'a:b': {secret: c}}}",
                "federation: {issuer: 'https://a.example', resource-servers: {a: {secret: c}}}",
                "next-hops: {}",
                "next-hops: {RS2: {via: internal-jwt, resource: 'https://b.example'}}",
                "next-hops: {a: {via: internal, resource: 'https://b.example'}}",
                "next-hops: {a: {via: internal-jwt, resource: b}}",
                "next-hops: {a: {via: internal-jwt, resource: 'https://b.example#c'}}",
                "next-hops: {a: {via: internal-jwt, resource: 'https://b.example', scopes: []}}",
                "next-hops: {a: {via: internal-jwt, resource: 'https://b.example', map-scopes: {c: []}}}",
                "next-hops: {a: {via: internal-jwt, resource: 'https://b.example', client: {id: c, secret: d}}}",
                "next-hops: {a: {via: relay, resource: 'https://b.example', domain: home, scopes: [c]}}",
                "next-hops: {a: {via: relay, resource: 'https://b.example', domain: home, urls: []}}",
                "next-hops: {a: {via: redelegate, resource: 'https://b.example', domain: home,"
                        + " client: {id: c, secret: d}}}",
                "next-hops: {a: {via: chain, resource: 'https://b.example', domain: home, scopes: [e],"
                        + " client: {id: c, secret: d}}}",
                "next-hops: {a: {via: exchange, resource: 'https://b.example', domain: home, scopes: [e],"
                        + " client: {id: c, secret: d}, actor: {via: file, subject: f}}}",
                "internal-jwt: {path: keys}",
                "internal-jwt: {key-files: []}",
                "rules: []",
                "domains: {a: {kind: asid, authority: 'https://a.example', resource-credentials: {id: b, secret: c},"
                        + " login: {}}}",
                "domains: {a: {kind: asid, authority: 'https://a.example', resource-credentials: {id: b, secret: c},"
                        + " login: {consumer: {id: d, secret: e}, callback: f}}}",
                "domains: {a: {kind: asid, authority: 'https://a.example', resource-credentials: {id: b, secret: c},"
                        + " login: {consumer: {id: d, secret: e}, keep: disk}}}",
                "domains: {a: {kind: asid, authority: 'https://a.example', resource-credentials: {id: b, secret: c},"
                        + " login: {consumer: {id: d, secret: e}, cookie-keys: []}}}",
                "rules: [{id: a, path: /, login: ''}]",
                "rules: [{id: a, path: /, federators: [b]}]",
                "rules: [{id: a}]",
                "rules: [{id: a, access: public}]",
                "rules: [{id: a, route: '', access: public}]",
                "rules: [{id: a, route: \"a\\tb\", access: public}]",
                "rules: [{id: a b, path: /}]",
                "rules: [{id: a, path: b}]",
                "rules: [{id: a, path: /, scope: b}]",
                "rules: [{id: a, path: /, scopes: []}]",
                "rules: [{id: a, path: /, claims: {tenant: 42}}]",
                "rules: [{id: a, path: /, methods: [get]}]",
            })
    void mistakeOfForm_isRefusedBySchemaAndReaderAlike(String mistake) {
        String key = mistake.substring(0, mistake.indexOf(':'));
        String rest = TestConfigurations.MINIMAL.replaceAll("(?m)^" + key + ":.*\n(?: .*\n)*", "");
        String text = rest + mistake + "\n";
        assertThat(schema().validate(text, InputFormat.YAML)).as("schema").isNotEmpty();
        assertThatThrownBy(() -> TestConfigurations.read(text)).isInstanceOf(ConfigurationException.class);
        assertThat(schema().validate(TestConfigurations.MINIMAL, InputFormat.YAML))
                .isEmpty();
    }
}
