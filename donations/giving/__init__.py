"""What readers get: pages, panel, codes and the document for programs."""
