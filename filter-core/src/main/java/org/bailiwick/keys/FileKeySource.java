package org.bailiwick.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads the JWK Set in a file, on the caller's thread: files are read once, when a gatekeeper is assembled. */
final class FileKeySource implements KeySource {
    private final Path file;
    private final KeyReader reader;

    FileKeySource(Path file, KeyReader reader) {
        this.file = file;
        this.reader = reader;
    }

    @Override
    public CompletionStage<KeyFetch> fetch() {
        return CompletableFuture.completedStage(read());
    }

    KeyFetch read() {
        try {
            return reader.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return new KeyFetch.Unreachable(file + ": " + unreadable.getClass().getSimpleName());
        }
    }
}
