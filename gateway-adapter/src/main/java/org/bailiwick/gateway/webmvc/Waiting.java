package org.bailiwick.gateway.webmvc;

import jakarta.servlet.ServletException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Waits for what others have promised to say in time: whoever makes the promise keeps the deadline. */
final class Waiting {
    private Waiting() {}

    static <T> T on(CompletionStage<T> coming) throws ServletException {
        try {
            return coming.toCompletableFuture().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServletException("The server stopped while another one was asked", stopped);
        } catch (ExecutionException contractBroken) {
            throw new ServletException("What was promised has failed", contractBroken);
        }
    }
}
