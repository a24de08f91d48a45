package com.segmailer.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * How long methods are, and how much they want to be told. What is larger for now stands in
 * {@code larger-for-now.txt}, one line a method: it may shrink, and then its line changes or goes.
 */
final class SizeTest {

  /** Lines of a body, braces included. */
  private static final int LONGEST_BODY = 40;

  private static final int MOST_PARAMETERS = 5;
  private static final int MOST_DEPENDENCIES = 7;

  private static final Path LARGER = Path.of("src/test/resources/larger-for-now.txt");

  @Test
  void methods_are_short_and_take_few_parameters() throws IOException {
    var known = new TreeMap<String, String>();
    for (var line : Files.readAllLines(LARGER)) {
      int end = line.lastIndexOf(' ');
      known.put(line.substring(0, end), line.substring(end + 1));
    }

    assertThat(measured())
        .as("split what is larger; what has shrunk changes its line in %s", LARGER)
        .isEqualTo(known);
  }

  private static Map<String, String> measured() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task = (JavacTask) compiler.getTask(
          null,
          files,
          problem -> {},
          List.of("-proc:none"),
          null,
          files.getJavaFileObjectsFromPaths(sources()));
      var measure = new Measure(Trees.instance(task).getSourcePositions());
      for (var unit : task.parse()) {
        measure.scan(unit, null);
      }
      return measure.larger;
    }
  }

  private static List<Path> sources() throws IOException {
    var sources = new ArrayList<Path>();
    for (var module : List.of("core", "server", "bench")) {
      try (var files = Files.walk(Path.of("..", module, "src"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  private static final class Measure extends TreePathScanner<Void, Void> {
    private final SourcePositions positions;
    private final Map<String, String> larger = new TreeMap<>();

    Measure(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      var unit = getCurrentPath().getCompilationUnit();
      var owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
      var name = "%s.%s/%d"
          .formatted(
              owner.getSimpleName(), method.getName(), method.getParameters().size());
      var body = method.getBody();
      if (body != null && positions.getStartPosition(unit, body) >= 0) {
        note(name, "lines", lines(unit, body), LONGEST_BODY);
      }
      boolean constructs = method.getReturnType() == null;
      // What a record holds is its shape, not what it wants to be told.
      if (!(constructs && owner.getKind() == Tree.Kind.RECORD)) {
        int most = constructs ? MOST_DEPENDENCIES : MOST_PARAMETERS;
        note(name, "parameters", method.getParameters().size(), most);
      }
      return super.visitMethod(method, nothing);
    }

    private void note(String name, String what, long size, long most) {
      if (size > most) {
        larger.merge(name + " " + what, Long.toString(size), (one, other) -> one + "," + other);
      }
    }

    private long lines(CompilationUnitTree unit, Tree tree) {
      var lines = unit.getLineMap();
      return lines.getLineNumber(positions.getEndPosition(unit, tree))
          - lines.getLineNumber(positions.getStartPosition(unit, tree))
          + 1;
    }
  }
}
