package io.slipstream.slip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Builds a project with its own wrapper where it has one, else with the Maven on the path. */
record Maven(Path project, List<String> words) {
  private static final long LONGEST_MINUTES = 10;

  /**
   * Runs {@code mvn package}; what it says goes to the terminal.
   *
   * @return whether that ended well
   * @throws IOException when Maven cannot be started, or does not end
   */
  boolean build() throws IOException, InterruptedException {
    Process process = start();
    Thread end = new Thread(() -> destroy(process));
    Runtime.getRuntime().addShutdownHook(end);
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        destroy(process);
        throw new IOException("the build did not end within " + LONGEST_MINUTES + " minutes");
      }
      return process.exitValue() == 0;
    } finally {
      Runtime.getRuntime().removeShutdownHook(end);
    }
  }

  private Process start() throws IOException {
    Path wrapper = project.resolve("mvnw");
    List<String> command = new ArrayList<>();
    command.add(Files.isExecutable(wrapper) ? wrapper.toString() : "mvn");
    command.addAll(List.of("--quiet", "--batch-mode", "-Dstyle.color=never"));
    command.addAll(words);
    command.add("package");
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile()).inheritIO();
    try {
      Process process = builder.redirectInput(ProcessBuilder.Redirect.PIPE).start();
      try (OutputStream nothing = process.getOutputStream()) {
        nothing.flush();
      }
      return process;
    } catch (IOException e) {
      throw new IOException("Maven does not start: " + e.getMessage(), e);
    }
  }

  /** The wrapper's children are what builds. */
  private static void destroy(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
