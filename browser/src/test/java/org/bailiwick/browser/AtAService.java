package org.bailiwick.browser;

/** Tests that take place at a guarded service. */
interface AtAService {
    Scene scene();
}
