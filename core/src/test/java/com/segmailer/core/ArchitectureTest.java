package com.segmailer.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The core decides and touches nothing. */
final class ArchitectureTest {

  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("com.segmailer.core");

  @Test
  void the_core_depends_on_the_jdk_and_the_two_libraries_it_needs() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("com.segmailer.core..", "java..", "org.jspecify..", "com.google.re2j..")
        .because("decisions should run anywhere")
        .check(CLASSES);
  }

  @Test
  void the_core_has_no_input_or_output() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.sql..",
            "javax..",
            "java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File|Reader|Writer|InputStream|OutputStream|PrintStream).*")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .because("what it needs to know is an argument")
        .check(CLASSES);
  }

  @Test
  void the_core_has_no_clock_no_chance_and_no_threads() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(ZoneId.class, "systemDefault")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, InstantSource.class, Thread.class)
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\..*Random.*")
        .because("the same question must have the same answer")
        .check(CLASSES);
  }

  @Test
  void nothing_static_changes() {
    noFields()
        .that()
        .areStatic()
        .should()
        .notBeFinal()
        .because("the core holds no state")
        .check(CLASSES);
  }
}
