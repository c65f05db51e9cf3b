package io.tdscaling.core.catalog;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Words by which {@link SchemaLossRule} tells what a call would need. All are lower case. */
final class LossLexicon {
  /** Verbs that act on a thing which has to be named, or make one out of what has to be given. */
  static final Set<String> WRITES =
      words(
          "create update upsert delete remove add insert append edit modify patch rename move copy duplicate"
              + " send reply forward upload push merge fork commit assign unassign share invite grant lock"
              + " unlock star unstar pin unpin archive unarchive mark complete tag untag comment schedule"
              + " book order buy sell transfer submit approve reject restore convert import attach detach register"
              + " publish manage write replace put set click type fill select upvote follow join",
          "crear crea actualizar actualiza eliminar elimina borrar borra enviar envía añadir añade agregar"
              + " agrega modificar modifica criar cria atualizar atualiza excluir exclui remover adicionar"
              + " adiciona",
          "créer crée supprimer supprime modifier modifie envoyer envoie ajouter ajoute renommer",
          "erstellen erstellt löschen löscht aktualisieren aktualisiert senden sendet hinzufügen ändern");

  /** Verbs that work something out, or look something up, from what has to be given. */
  static final Set<String> WORKS =
      words(
          "search find lookup query translate calculate calc compute parse validate summarize summarise"
              + " analyze analyse compare evaluate classify extract encode decode encrypt decrypt hash"
              + " solve predict estimate echo simulate transcribe scrape crawl resolve geocode execute",
          "buscar busca rechercher recherche suchen sucht traducir traduire calcular calculer");

  /** Verbs that make something up; some need to be told what, some do not. */
  static final Set<String> MAKES =
      words("generate gen generator build compose draft render design make générer genera gerar");

  /** Verbs that return what is there. */
  static final Set<String> READS =
      words("get retrieve read fetch show view describe inspect obtain obtener récupérer");

  /** Verbs that are about the session, the connection or the service as a whole. */
  static final Set<String> SESSION =
      words(
          "list close open start stop restart reset reload refresh reconnect connect disconnect clear wipe"
              + " empty flush cleanup login logout ping check verify test toggle enable disable save export"
              + " print take run trigger install go jump play initiate ensure load perform"
              + " count poll watch cancel paste give exit fetches");

  /** Verbs that are as often nouns, so that another verb of the name goes before them. */
  static final Set<String> ALSO_NOUNS =
      words(
          "query tag type comment star pin order book share register lock hash set search schedule echo estimate"
              + " fork commit upload import transfer move copy mark file show view test check count print run"
              + " design draft build load start play");

  /** Words that say the thing is known without being named. */
  static final Set<String> IMPLIED =
      words(
          "current currently all latest last my own self authenticated selected entire whole complete every"
              + " each default random unique pending trending ongoing remaining previous next back forward actual actuales todos todas"
              + " atual actuel actuelle tous toutes aktuelle aktuellen alle");

  /** Nouns for what a service has one of. */
  static final Set<String> STATES =
      words(
          "status state info information version health stats statistics quota usage config configuration"
              + " settings profile account time date balance summary overview metadata help");

  /** Nouns that follow "a" where the text tells of the result, of time or of the service itself. */
  static final Set<String> NOT_INPUTS =
      words(
          "list table dictionary dict string json map chart markdown human structured formatted readable"
              + " period day week month year moment time single short few number variety range way row"
              + " summary response request random call form machine text png image file's formatted"
              + " connection server quick simple complete comprehensive unified specified");

  private LossLexicon() {}

  private static Set<String> words(String... lists) {
    return Arrays.stream(lists)
        .flatMap(list -> Arrays.stream(list.split(" ", -1)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
