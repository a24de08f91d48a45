package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The user as which PostgreSQL runs: ourselves, or an unprivileged one when we are root, because
 * PostgreSQL refuses to run as root.
 */
final class ServerUser {

  private static final int CAP_DAC_OVERRIDE = 1;
  private static final int CAP_DAC_READ_SEARCH = 2;

  private final Optional<Account> other;
  private final List<String> capability;

  private ServerUser(Optional<Account> other, List<String> capability) {
    this.other = other;
    this.capability = capability;
  }

  private record Account(String name, int uid, int gid) {}

  /** Whoever owns {@code folder/data} when it exists, else any unprivileged account. */
  static ServerUser of(Path folder) {
    try {
      if (number(Path.of("/proc/self"), "uid") != 0) {
        return new ServerUser(Optional.empty(), List.of());
      }
      if (program("setpriv").isEmpty()) {
        throw new CannotRun(
            "As root SegMailer needs the program setpriv (package util-linux) to run PostgreSQL"
                + " as another user: install it, or do not run as root.");
      }
      var account = account(folder.resolve("data"));
      var reachable = reachable(folder, account);
      return new ServerUser(
          Optional.of(account), reachable ? List.of() : capabilityToReach(folder, account));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code command} as it must be called to run as this user. */
  List<String> command(List<String> command) {
    return command(command, false);
  }

  /**
   * As {@link #command(List)}, out of reach of the terminal's Ctrl-C, and stopped by the kernel when
   * the calling thread ends. Without setpriv (then the next start cleans up) just the command.
   */
  List<String> daemon(List<String> command) {
    var all = new ArrayList<String>();
    program("setsid").ifPresent(all::add);
    all.addAll(command(command, true));
    return all;
  }

  private List<String> command(List<String> command, boolean dieWithParent) {
    var all = new ArrayList<String>();
    program("setpriv").ifPresent(setpriv -> {
      all.addAll(List.of(setpriv, "--no-new-privs"));
      other.ifPresent(account -> all.addAll(
          List.of("--reuid=" + account.uid(), "--regid=" + account.gid(), "--clear-groups")));
      all.addAll(capability);
      if (dieWithParent) {
        all.add("--pdeathsig=INT");
      }
    });
    all.addAll(command);
    return all;
  }

  /** Gives a file or folder to this user. */
  void own(Path path) throws IOException {
    if (other.isPresent()) {
      Files.setAttribute(path, "unix:uid", other.get().uid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", other.get().gid(), LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static Account account(Path cluster) throws IOException {
    var accounts = accounts();
    if (Files.exists(cluster)) {
      var owner = number(cluster, "uid");
      var found = accounts.stream().filter(a -> a.uid() == owner).findFirst();
      if (found.isPresent() && owner != 0) {
        return found.get();
      }
    }
    for (var name : List.of("postgres", "nobody")) {
      var found = accounts.stream().filter(a -> a.name().equals(name)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new CannotRun(
        "As root SegMailer runs PostgreSQL as the user postgres or nobody, and there is neither.");
  }

  private static List<Account> accounts() throws IOException {
    var accounts = new ArrayList<Account>();
    for (var line : Files.readAllLines(Path.of("/etc/passwd"))) {
      var fields = line.split(":", -1);
      if (fields.length >= 4) {
        accounts.add(
            new Account(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
      }
    }
    return accounts;
  }

  /** Whether {@code account} may pass through {@code folder} and all above it. */
  private static boolean reachable(Path folder, Account account) throws IOException {
    for (var path = folder.toRealPath(); path != null; path = path.getParent()) {
      var mode = number(path, "mode");
      var bit = number(path, "uid") == account.uid()
          ? 0100
          : number(path, "gid") == account.gid() ? 010 : 01;
      if ((mode & bit) == 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Root's home is usually closed to others. Rather than opening it, PostgreSQL gets the one
   * capability that lets it pass; the bits keep it across the check of access(2).
   */
  private static List<String> capabilityToReach(Path folder, Account account) throws IOException {
    var bounding = Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("CapBnd:"))
        .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
        .findFirst()
        .orElse(0);
    String name;
    if ((bounding & (1L << CAP_DAC_READ_SEARCH)) != 0) {
      name = "dac_read_search";
    } else if ((bounding & (1L << CAP_DAC_OVERRIDE)) != 0) {
      name = "dac_override";
    } else {
      throw new CannotRun(
          "The user %s, as which PostgreSQL runs, may not enter %s: choose another folder with --data."
              .formatted(account.name(), folder));
    }
    return List.of(
        "--inh-caps=-all,+" + name,
        "--ambient-caps=-all,+" + name,
        "--bounding-set=-all,+" + name,
        "--securebits=+no_setuid_fixup");
  }

  private static int number(Path path, String attribute) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:" + attribute);
  }

  private static Optional<String> program(String name) {
    for (var folder : List.of("/usr/bin", "/bin", "/usr/local/bin")) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return Optional.of(folder + "/" + name);
      }
    }
    return Optional.empty();
  }
}
