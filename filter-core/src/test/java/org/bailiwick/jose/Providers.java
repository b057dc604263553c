package org.bailiwick.jose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Named;

/** What signature tests are run with: the platform alone, and each of the libraries that this machine can load. */
final class Providers {
    private Providers() {}

    static List<Named<SignatureChecks>> all() {
        List<Named<SignatureChecks>> all = new ArrayList<>();
        all.add(Named.of("platform", SignatureChecks.platform()));
        for (CryptoLibrary library : CryptoLibrary.values()) {
            if (library.ifSound().isPresent()) {
                all.add(Named.of(library.name(), with(library)));
            }
        }
        return all;
    }

    /** What is chosen where that library alone is on the class path. */
    static SignatureChecks with(CryptoLibrary only) {
        return SignatureChecks.fastest(library -> library == only ? library.ifSound() : Optional.empty());
    }
}
