package com.segmailer.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.segmailer.server.runtime.Ids;
import com.segmailer.server.runtime.SystemClock;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Which part may lean on which, and what only one class may do. */
final class ArchitectureTest {

  private static final String ROOT = "com.segmailer.server.";
  private static final List<String> KITS =
      List.of("http", "json", "postgres", "config", "runtime", "backup", "egress", "mail");

  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("com.segmailer.server");

  @Test
  void kits_know_no_feature() {
    var kits = KITS.stream().map(kit -> ROOT + kit + "..").toArray(String[]::new);
    var others = resideInAnyPackage("com.segmailer.server..")
        .and(DescribedPredicate.not(resideInAnyPackage(kits)));

    check(noClasses()
        .that()
        .resideInAnyPackage(kits)
        .should()
        .dependOnClassesThat(others)
        .because("kits serve every feature and must not know one"));
  }

  @Test
  void definitions_know_no_engine() {
    check(noClasses()
        .that()
        .resideInAPackage(ROOT + "definition..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "engine..")
        .because("the engine decides by the definitions, and they are whole without it"));
  }

  @Test
  void a_store_belongs_to_its_feature() {
    DescribedPredicate<JavaClass> stores =
        describe("are stores", type -> type.getSimpleName().endsWith("Store"));

    for (var store : CLASSES.that(stores)) {
      check(noClasses()
          .that()
          .resideOutsideOfPackage(store.getPackageName() + "..")
          .and()
          .haveSimpleNameNotEndingWith("Main")
          .and(DescribedPredicate.not(composition()))
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(store.reflect())
          .because("features lean on the engine and on core, not on each other's tables")
          .allowEmptyShould(true));
    }
  }

  @Test
  void only_the_system_clock_reads_the_clock() {
    check(noClasses()
        .that()
        .doNotBelongToAnyOf(SystemClock.class)
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
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .because("a clock that is passed in can be moved by tests"));
  }

  @Test
  void only_ids_draws_ids() {
    check(noClasses()
        .that()
        .doNotBelongToAnyOf(Ids.class)
        .should()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.uuid..")
        .because("ids sort by time, which random ones do not"));
  }

  @Test
  void randomness_is_secure_or_of_the_thread() {
    check(noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .because("SecureRandom and ThreadLocalRandom are the ones to use")
        .as("no predictable randomness; " + ThreadLocalRandom.class.getSimpleName() + " is fine"));
  }

  @Test
  void names_say_what_a_class_is() {
    check(classes()
        .should()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .andShould()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Impl")
        .andShould()
        .haveSimpleNameNotEndingWith("Service")
        .andShould()
        .haveSimpleNameNotEndingWith("Base")
        .because("these words fit every class and so say nothing"));
  }

  @Test
  void packages_are_named_after_what_they_are_about() {
    check(noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..common..", "..model..", "..dto..", "..impl..", "..service..")
        .because("such packages collect what belongs nowhere")
        .allowEmptyShould(true));
  }

  /** Where parts are put together. */
  private static DescribedPredicate<JavaClass> composition() {
    return describe(
        "put parts together", type -> type.getPackageName().equals("com.segmailer.server"));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
