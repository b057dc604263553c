package org.bailiwick.federation;

import java.util.List;
import java.util.Optional;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.jose.Reading;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;

/** Somebody who has proved to be one that may ask. */
sealed interface Asker {
    /** Its client id. */
    String id();

    /** The resource server that the token was presented to, if the asker may ask for that one. */
    Reading<String, Refusal> resource(Optional<String> named);

    /** Whether a question that has come this way can be the asker's. */
    boolean canHavePassedOn(List<Issuer> path);

    /** Whom an answer about a token for that resource server is for. */
    List<String> audience(String resource);

    /** Whom a signed answer is for (JI-3). */
    String identity();

    /** What it may learn of our scopes, in its names. */
    Scopes mayLearn(Scopes ours);

    /** One of our own resource servers: it asks for itself, and nobody has asked it. */
    record OwnServer(FederationSettings.ResourceServer settings) implements Asker {
        @Override
        public String id() {
            return settings.asker().id();
        }

        @Override
        public Reading<String, Refusal> resource(Optional<String> named) {
            return named.orElse(settings.resource()).equals(settings.resource())
                    ? new Reading.Read<>(settings.resource())
                    : new Reading.Refused<>(Refusal.INVALID_REQUEST);
        }

        @Override
        public boolean canHavePassedOn(List<Issuer> path) {
            return path.isEmpty();
        }

        @Override
        public List<String> audience(String resource) {
            return List.of(resource);
        }

        @Override
        public String identity() {
            return settings.resource();
        }

        @Override
        public Scopes mayLearn(Scopes ours) {
            return settings.scopes()
                    .map(ceiling -> Scopes.of(
                            ours.asSet().stream().filter(ceiling::contains).toList()))
                    .orElse(ours);
        }
    }

    /** A domain that trusts ours (the Federatee): it asks for a resource server behind it. */
    record Federatee(FederationSettings.Trustor settings) implements Asker {
        @Override
        public String id() {
            return settings.asker().id();
        }

        @Override
        public Reading<String, Refusal> resource(Optional<String> named) {
            return new Reading.Read<>(named.orElse(settings.issuer().value()));
        }

        /** Without the path, loops could not be seen: whoever federates says by which way a question has come. */
        @Override
        public boolean canHavePassedOn(List<Issuer> path) {
            return !path.isEmpty() && path.get(path.size() - 1).equals(settings.issuer());
        }

        @Override
        public List<String> audience(String resource) {
            String issuer = settings.issuer().value();
            return resource.equals(issuer) ? List.of(issuer) : List.of(resource, issuer);
        }

        @Override
        public String identity() {
            return settings.issuer().value();
        }

        @Override
        public Scopes mayLearn(Scopes ours) {
            return settings.scopes().apply(ours);
        }
    }
}
