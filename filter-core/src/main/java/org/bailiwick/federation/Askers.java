package org.bailiwick.federation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.jose.Reading;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyRing;

/** All who may ask, and how each proves to be the one (IN-2). */
final class Askers {
    private final Map<String, Asker> askers = new HashMap<>();
    private final ClientSecrets secrets;
    private final ClientAssertions assertions;

    /**
     * The askers of a federation endpoint.
     *
     * @param keys of those without a secret, by client id
     * @throws IllegalArgumentException when one could not prove who it is, or two have the same id
     */
    Askers(FederationSettings settings, Map<String, KeyRing> keys, SignatureChecks checks, Clock clock) {
        List<FederationSettings.Asker> clients = new ArrayList<>();
        settings.resourceServers().forEach(server -> {
            clients.add(server.asker());
            add(new Asker.OwnServer(server));
        });
        settings.trustors().forEach(trustor -> {
            clients.add(trustor.asker());
            add(new Asker.Federatee(trustor));
        });
        Map<String, KeyRing> used = new HashMap<>();
        for (FederationSettings.Asker client : clients) {
            if (client.secret().isEmpty()) {
                used.put(client.id(), keyRing(keys, client.id()));
            }
        }
        this.secrets = new ClientSecrets(clients);
        this.assertions = new ClientAssertions(settings.issuer(), used, checks, clock);
    }

    private void add(Asker asker) {
        if (askers.put(asker.id(), asker) != null) {
            throw new IllegalArgumentException("client id: " + asker.id() + " twice (expected: one asker for each)");
        }
    }

    private static KeyRing keyRing(Map<String, KeyRing> keys, String client) {
        KeyRing ring = keys.get(client);
        if (ring == null) {
            throw new IllegalArgumentException("client: " + client + " has neither (expected: a secret, or keys)");
        }
        return ring;
    }

    /** Who it is, if it is one of them. */
    CompletionStage<Reading<Asker, Refusal>> authenticate(ClientProof proof) {
        return proof.fold(
                secret -> CompletableFuture.completedStage(
                        secrets.match(secret) ? known(secret.clientId()) : refused(Refusal.INVALID_CLIENT)),
                assertion -> assertions
                        .prove(assertion)
                        .thenApply(proven -> proven.<Reading<Asker, Refusal>>fold(this::known, Askers::refused)));
    }

    private Reading<Asker, Refusal> known(String client) {
        Asker asker = askers.get(client);
        return asker == null ? refused(Refusal.INVALID_CLIENT) : new Reading.Read<>(asker);
    }

    private static Reading<Asker, Refusal> refused(Refusal why) {
        return new Reading.Refused<>(why);
    }
}
