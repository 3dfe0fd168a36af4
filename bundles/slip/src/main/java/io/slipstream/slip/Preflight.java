package io.slipstream.slip;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Looks before the container starts whether it can: ports free, directories writable. Argument: the
 * container's directory. Prints one line for each obstacle and ends with status 1 when there is
 * one.
 */
public final class Preflight {
  private Preflight() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    List<String> obstacles = obstacles(Path.of(arguments[0]));
    obstacles.forEach(obstacle -> System.err.println("Slipstream cannot start: " + obstacle));
    System.exit(obstacles.isEmpty() ? 0 : 1);
  }

  static List<String> obstacles(Path base) throws IOException {
    List<String> obstacles = new ArrayList<>();
    for (String directory : List.of("etc", "data", "deploy")) {
      Path path = base.resolve(directory);
      if (Files.exists(path) ? !canWrite(path) : !canWrite(base)) {
        obstacles.add("directory " + path + " is not writable; give its owner write permission");
      }
    }
    Path etc = base.resolve("etc");
    check(obstacles, "console", etc.resolve("org.ops4j.pax.web.cfg"), "org.osgi.service.http.port");
    check(obstacles, "shell", etc.resolve("org.apache.karaf.shell.cfg"), "sshPort");
    return obstacles;
  }

  /** Asks the file system itself: permission bits alone do not show a read-only mount. */
  private static boolean canWrite(Path directory) {
    try {
      Path probe = Files.createTempFile(directory, ".writable", "");
      Files.delete(probe);
      return Files.isWritable(directory);
    } catch (IOException e) {
      return false;
    }
  }

  private static void check(List<String> obstacles, String what, Path file, String key)
      throws IOException {
    Properties settings = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      settings.load(in);
    }
    String text = settings.getProperty(key, "").strip();
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      obstacles.add(key + " = '" + text + "' in " + file + ": a port from 1 to 65535 is allowed");
      return;
    }
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(text));
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
    } catch (IOException e) {
      obstacles.add(
          "port "
              + text
              + " of the "
              + what
              + " is in use, perhaps by another container; stop it, or"
              + " set "
              + key
              + " in "
              + file);
    }
  }
}
