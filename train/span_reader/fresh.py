"""The network before training: the packaged body with new heads."""

from transformers import BertConfig, BertModel

from answer.span_model import SpanModel
from answer.span_weights import packaged_weights
from index.packaged_model import packaged_folder


def fresh_model() -> SpanModel:
    """The packaged body with new heads, drawn from torch's seed; the word embeddings do not learn.

    Without dropout: it costs a tenth of the time, and a few passes over the data do not overfit enough to need it.
    """
    folder = packaged_folder()
    config = BertConfig.from_pretrained(folder, local_files_only=True)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    config._attn_implementation = "sdpa"
    body = BertModel(config, add_pooling_layer=False)
    body.load_state_dict(packaged_weights(folder))
    model = SpanModel(body)
    model.body.embeddings.word_embeddings.requires_grad_(False)
    return model
