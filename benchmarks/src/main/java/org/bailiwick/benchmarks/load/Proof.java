package org.bailiwick.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import org.bailiwick.benchmarks.Authority;

/** That a server lets good tokens through, and that its guard lets nothing else through; without it nothing is measured. */
record Proof(Authority authority, URI account, Probe probe) {
    void of(Guard guard) throws IOException {
        String good = authority.token();
        expect(200, probe.status(account, good), guard + ", a good token");
        expect(200, probe.status(account, good), guard + ", a known token");
        boolean guarded = guard != Guard.BARE;
        expect(guarded ? 401 : 200, probe.status(account), guard + ", no token");
        expect(guarded ? 401 : 200, probe.status(account, Authority.forged(good)), guard + ", a forged token");
        expect(guarded ? 403 : 200, probe.status(account, authority.tokenWithoutScope()), guard + ", no scope");
    }

    private static void expect(int status, int answer, String what) {
        if (answer != status) {
            throw new IllegalStateException("status: " + answer + " (expected: " + status + ") for " + what);
        }
    }
}
