package org.bailiwick.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bailiwick.config.NextHopSettings.TokenAuthority;
import org.bailiwick.config.NextHopSettings.Way;
import org.bailiwick.token.Issuer;

/** The keys of a next hop, which depend on how a token for it is come by. */
final class NextHopForm {
    static final Key<Boolean> SEND_RESOURCE = Key.withDefault(
            "send-resource",
            Kinds.TOGGLE,
            "false",
            "Whether the service is named to the authority by `resource` (RFC 8707), which the draft does not know.");
    static final Key<Boolean> SEND_RESOURCE_TOO = Key.optional(
            "send-resource",
            Kinds.TOGGLE,
            "`true` without `audience`, else `false`",
            "Whether the service is named to the authority by `resource`; its `audience` always is.");
    static final Key<Fields> ACTOR = Key.optional(
            "actor",
            ActorForm.KIND,
            "nobody",
            "Who acts for the caller there, proven to the domain's authority by an `actor_token`.");
    static final Key<Fields> AT = Key.required(
            "at", AtForm.FORM, "The service's own authority, where what the domain's has issued is used as a grant.");
    static final Key<Duration> LIFETIME = Key.withDefault(
            "lifetime",
            Quantities.duration("5s", "10m"),
            "60s",
            "How long the token is valid; never longer than the caller's.");
    static final Key<Fields> TRANSACTION = Key.optional(
            "transaction",
            TransactionForm.FORM,
            "it is not",
            "What makes it a transaction token, which goes in `Txn-Token`.");

    static final Kind<Fields> KIND = new Variants<>(NextHopKeys.VIA, Kinds::hyphenated, new EnumMap<>(forms()));

    private NextHopForm() {}

    private static Map<Via, Form> forms() {
        return Map.of(
                Via.REDELEGATE, asked(SEND_RESOURCE),
                Via.EXCHANGE, asked(SEND_RESOURCE_TOO, ACTOR),
                Via.CHAIN, asked(AT, ACTOR),
                Via.INTERNAL_JWT,
                        Form.of(
                                NextHopKeys.VIA,
                                NextHopKeys.RESOURCE,
                                NextHopKeys.URLS,
                                NextHopKeys.ANY_DOMAIN,
                                EdgeScopesKeys.SOME_SCOPES,
                                EdgeScopesKeys.MAP_SCOPES,
                                LIFETIME,
                                TRANSACTION),
                Via.RELAY,
                        Form.of(
                                NextHopKeys.VIA,
                                NextHopKeys.RESOURCE,
                                NextHopKeys.AUDIENCE,
                                NextHopKeys.URLS,
                                NextHopKeys.DOMAIN));
    }

    /** The form of a hop for which an authority is asked, with these keys of its own. */
    private static Form asked(Key<?>... own) {
        return Form.of(Stream.of(
                        Stream.of(
                                NextHopKeys.VIA,
                                NextHopKeys.RESOURCE,
                                NextHopKeys.AUDIENCE,
                                NextHopKeys.URLS,
                                NextHopKeys.DOMAIN,
                                EdgeScopesKeys.SCOPES,
                                EdgeScopesKeys.MAP_SCOPES,
                                AuthorityKeys.TOKEN_ENDPOINT,
                                AuthorityKeys.CLIENT),
                        Stream.of(own),
                        Stream.of(
                                BoundsKeys.VERIFY_BY,
                                BoundsKeys.SUBJECT,
                                BoundsKeys.SUBJECT_CLAIM,
                                BoundsKeys.DEPTH,
                                BoundsKeys.LONGER_LIFE))
                .flatMap(keys -> keys)
                .toArray(Key<?>[]::new));
    }

    /** Checks what a hop says against itself; it looks at the keys of every kind, as those of another are not there. */
    static void check(Fields fields, Reading reading) {
        NextHopKeys.check(fields, reading);
        EdgeScopesKeys.check(fields, reading);
        AuthorityKeys.check(fields, reading);
        BoundsKeys.check(fields, reading);
        fields.find(AT).ifPresent(at -> AuthorityKeys.check(at, reading));
    }

    /** @param issuers the issuers of the domains, by their names */
    static NextHopSettings build(String name, Fields fields, Function<String, Issuer> issuers) {
        return new NextHopSettings(
                name,
                NextHopKeys.target(fields),
                fields.find(NextHopKeys.ANY_DOMAIN),
                EdgeScopesKeys.build(fields),
                way(fields, issuers));
    }

    private static Way way(Fields fields, Function<String, Issuer> issuers) {
        return switch (fields.get(NextHopKeys.VIA)) {
            case REDELEGATE ->
                new Way.Redelegate(authority(fields, issuers), fields.get(SEND_RESOURCE), BoundsKeys.build(fields));
            case EXCHANGE ->
                new Way.Exchange(
                        authority(fields, issuers),
                        fields.find(SEND_RESOURCE_TOO).orElse(!fields.has(NextHopKeys.AUDIENCE)),
                        fields.find(ACTOR).map(ActorForm::build),
                        BoundsKeys.build(fields));
            case CHAIN ->
                new Way.Chain(
                        authority(fields, issuers),
                        AtForm.build(fields.get(AT)),
                        fields.find(ACTOR).map(ActorForm::build),
                        BoundsKeys.build(fields));
            case INTERNAL_JWT ->
                new Way.InternalJwt(
                        fields.get(LIFETIME), fields.find(TRANSACTION).map(TransactionForm::build));
            case RELAY -> new Way.Relay();
        };
    }

    private static TokenAuthority authority(Fields fields, Function<String, Issuer> issuers) {
        return AuthorityKeys.build(issuers.apply(fields.get(NextHopKeys.DOMAIN)), fields);
    }
}
