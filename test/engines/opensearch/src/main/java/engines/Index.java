package engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.opensearch.Version;
import org.opensearch.cluster.metadata.IndexMetadata;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.util.BigArrays;
import org.opensearch.common.xcontent.XContentFactory;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.core.common.bytes.BytesReference;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.index.IndexSettings;
import org.opensearch.index.analysis.AnalyzerScope;
import org.opensearch.index.analysis.IndexAnalyzers;
import org.opensearch.index.analysis.NamedAnalyzer;
import org.opensearch.index.mapper.DocumentMapper;
import org.opensearch.index.mapper.KeywordFieldMapper.KeywordFieldType;
import org.opensearch.index.mapper.MappedFieldType;
import org.opensearch.index.mapper.MapperService;
import org.opensearch.index.mapper.SourceToParse;
import org.opensearch.index.query.QueryShardContext;
import org.opensearch.index.similarity.SimilarityService;
import org.opensearch.indices.IndicesModule;
import org.opensearch.indices.mapper.MapperRegistry;
import org.opensearch.search.SearchModule;

/** An index of OpenSearch in memory, without a node: its mapping, and the queries that its mapping gives a meaning. */
final class Index {
  static final NamedXContentRegistry QUERIES =
      new NamedXContentRegistry(new SearchModule(Settings.EMPTY, List.of()).getNamedXContents());

  private static final MapperRegistry MAPPERS = new IndicesModule(List.of()).getMapperRegistry();
  private static final IndexSettings SETTINGS = settings();
  private static final IndexAnalyzers ANALYZERS = analyzers();
  private static final SimilarityService SIMILARITY = new SimilarityService(SETTINGS, null, Map.of());

  /** The mappings in use of late: most events of a rule have the same. */
  private static final Recent<Map<String, Object>, MapperService> MAPPERS_OF = new Recent<>(500, Index::mapper);

  private final MapperService mapper;

  Index(Map<String, Object> mapping) {
    mapper = MAPPERS_OF.apply(mapping);
  }

  /** What gives a query its meaning here. */
  QueryShardContext context() {
    return new QueryShardContext(
        0, SETTINGS, BigArrays.NON_RECYCLING_INSTANCE, null, null, mapper, SIMILARITY, null, QUERIES, null, null, null,
        () -> 0L, null, name -> true, () -> true, null) {
      @Override
      public MappedFieldType fieldMapper(String name) {
        MappedFieldType type = super.fieldMapper(name);
        return type instanceof KeywordFieldType ? new KeywordField(name) : type;
      }
    };
  }

  /** Which of the events, by the order in which they are given, the query finds. */
  boolean[] search(Query query, List<Map<String, List<Object>>> events) throws IOException {
    boolean[] found = new boolean[events.size()];
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      IndexWriterConfig config = new IndexWriterConfig(mapper.indexAnalyzer());
      // Nothing is kept of this index, so that nothing is committed.
      try (IndexWriter writer = new IndexWriter(directory, config.setCommitOnClose(false))) {
        for (Map<String, List<Object>> event : events) writer.addDocuments(parse(event));
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
          IndexSearcher searcher = new IndexSearcher(reader);
          for (ScoreDoc hit : searcher.search(query, Math.max(1, events.size())).scoreDocs) found[hit.doc] = true;
        }
      }
    }
    return found;
  }

  private List<? extends Iterable<? extends org.apache.lucene.index.IndexableField>> parse(
      Map<String, List<Object>> event) throws IOException {
    DocumentMapper documents = mapper.documentMapper();
    BytesReference source = BytesReference.bytes(XContentFactory.jsonBuilder().map(event));
    return new ArrayList<>(
        documents.parse(new SourceToParse("events", "1", source, XContentType.JSON)).docs());
  }

  private static MapperService mapper(Map<String, Object> mapping) {
    MapperService mapper =
        new MapperService(SETTINGS, ANALYZERS, QUERIES, SIMILARITY, MAPPERS, () -> null, () -> true, null);
    try {
      mapper.merge("_doc", mapping, MapperService.MergeReason.MAPPING_UPDATE);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    return mapper;
  }

  private static IndexSettings settings() {
    Settings settings =
        Settings.builder()
            .put(IndexMetadata.SETTING_VERSION_CREATED, Version.CURRENT)
            .put(IndexMetadata.SETTING_INDEX_UUID, UUID.randomUUID().toString())
            .put(IndexMetadata.SETTING_NUMBER_OF_SHARDS, 1)
            .put(IndexMetadata.SETTING_NUMBER_OF_REPLICAS, 0)
            .put(MapperService.INDEX_MAPPING_TOTAL_FIELDS_LIMIT_SETTING.getKey(), 100_000)
            .put(MapperService.INDEX_MAPPING_DEPTH_LIMIT_SETTING.getKey(), 1_000)
            .build();
    return new IndexSettings(IndexMetadata.builder("events").settings(settings).build(), Settings.EMPTY);
  }

  private static IndexAnalyzers analyzers() {
    // No field is of type text, so that this analyzer never sees a value.
    NamedAnalyzer standard =
        new NamedAnalyzer("default", AnalyzerScope.INDEX, new org.apache.lucene.analysis.standard.StandardAnalyzer());
    return new IndexAnalyzers(Map.of("default", standard), Map.of(), Map.of());
  }
}
