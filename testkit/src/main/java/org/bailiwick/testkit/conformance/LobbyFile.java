package org.bailiwick.testkit.conformance;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailiwick.testkit.asid.Consumer;

/** The configuration of a {@link Lobby}: a domain for each {@link Door}, and rules for what there is behind it. */
final class LobbyFile {
    private static final String RULES = """
              - {id: DOOR-desk, path: /DOOR/desk/**, access: authenticated, domains: [DOOR], login: DOOR}
              - {id: DOOR-teller, path: /DOOR/teller, grants: [teller], domains: [DOOR], login: DOOR}
              - {id: DOOR-audits, path: /DOOR/audits, grants: [auditor], domains: [DOOR], login: DOOR}
              - {id: DOOR-mail, path: /DOOR/mail, scopes: [email], domains: [DOOR], login: DOOR}
              - {id: DOOR-plain, path: /DOOR/plain, access: authenticated, domains: [DOOR]}
              - {id: DOOR-both, path: /DOOR/both, access: authenticated, domains: [home, DOOR], login: DOOR}
              - id: DOOR-observed
                path: /DOOR/observed
                grants: [nobody-has]
                domains: [DOOR]
                login: DOOR
                mode: observe
            """;

    private final String home;
    private final Consumer consumer;
    private final String ofDomain;
    private final String ofLogin;
    private final String key = key();

    /**
     * A configuration.
     *
     * @param home the issuer whose tokens are taken beside sessions
     * @param ofDomain more YAML of each domain
     * @param ofLogin more YAML of each login
     */
    LobbyFile(String home, Consumer consumer, String ofDomain, String ofLogin) {
        this.home = home;
        this.consumer = consumer;
        this.ofDomain = ofDomain;
        this.ofLogin = ofLogin;
    }

    private static String key() {
        byte[] octets = new byte[32];
        new SecureRandom().nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    String yaml(String externalUrl, Lobby lobby) {
        return Configurations.top(Configurations.RESOURCE)
                + "external-url: " + externalUrl + "\n"
                + "domains:\n"
                + "  home: {kind: jwt, issuer: \"" + home + "\", algorithms: [RS256, ES256]}\n"
                + Stream.of(Door.values())
                        .map(door -> domain(door, lobby.authority(door).authority()))
                        .collect(Collectors.joining())
                + "default-domains: [home]\n"
                + "rules:\n"
                + "  - {id: public, path: /public/**, access: public}\n"
                + Stream.of(Door.values())
                        .map(door -> RULES.replace("DOOR", door.title()))
                        .collect(Collectors.joining());
    }

    private String domain(Door door, String authority) {
        String domain = """
                  %s:
                    kind: asid
                    authority: %s
                    resource-credentials: {id: "%s", secret: "%s"}
                """.formatted(door.title(), authority, Configurations.RESOURCE, Asking.SECRET);
        String login = """
                    login:
                      consumer: {id: %s, secret: "%s"}
                      callback: %s
                      logout: %s
                      after-logout: %s
                      grants: [teller, auditor]
                      scopes: [email]
                      keep: %s
                      cookie-keys: ["%s"]
                """.formatted(
                consumer.id(), consumer.secret(), door.callback(), door.logout(), Door.AFTER_LOGOUT, door.keep(), key);
        return domain + ofDomain.indent(4) + login + ofLogin.indent(6);
    }
}
