package org.bailiwick.jose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;

/** The providers that signature tests are run with: the platform's, and Corretto's where this machine has it. */
final class Providers {
    private Providers() {}

    static List<Named<SignatureChecks>> all() {
        List<Named<SignatureChecks>> all = new ArrayList<>();
        all.add(Named.of("platform", SignatureChecks.platform()));
        CorrettoProvider.ifHealthy()
                .map(SignatureChecks::preferring)
                .ifPresent(checks -> all.add(Named.of("Corretto", checks)));
        return all;
    }
}
